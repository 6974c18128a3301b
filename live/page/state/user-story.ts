import type { ArrivedEvent } from '../../wire/arrived-event.ts';
import type { EventBuffer } from './event-buffer.ts';
import { inStoryOrder, momentOf } from './story-order.ts';

type Events = readonly [ArrivedEvent, ...ArrivedEvent[]];

/** A login of a user: its attempts, its end, and its tokens. */
export interface Login {
  readonly kind: 'login';
  readonly events: Events;
  readonly failures: number;
  readonly outcome: 'succeeded' | 'failed' | 'denied' | 'open';
}

/** An event that belongs to no login. */
export interface SingleEvent {
  readonly kind: 'event';
  readonly events: readonly [ArrivedEvent];
}

export type Chapter = Login | SingleEvent;

/** Attempts that are further apart belong to different logins. In milliseconds. */
export const maxPauseMs = 5 * 60_000;

const isStep = ({ type = '' }: ArrivedEvent): boolean => /^cognito\.(login|challenge)\./.test(type);
const isToken = ({ type = '' }: ArrivedEvent): boolean => type.startsWith('cognito.token.issued.');
const isAttempt = ({ type = '' }: ArrivedEvent): boolean => type.startsWith('cognito.login.attempted.');

/** Returns the events of a subject in the order in which they happened. Events of CloudTrail arrive minutes later. */
export const eventsOfSubject = ({ chunks }: EventBuffer, subject: string): readonly ArrivedEvent[] =>
  inStoryOrder(chunks.flatMap((chunk) => chunk.filter((event) => event.subject === subject)));

/** Groups the events of one user, in order: a login begins with an attempt, and ends with its token or a long pause. */
export function chaptersOf(events: readonly ArrivedEvent[]): readonly Chapter[] {
  const chapters: Chapter[] = [];
  let open: ArrivedEvent[] = [];
  const close = (): void => {
    const [first, ...others] = open;
    if (first) chapters.push(loginOf([first, ...others]));
    open = [];
  };
  for (const event of events) {
    if (open.length > 0 && !continues(open, event)) close();
    if (isStep(event) || (isToken(event) && hasSucceeded(open))) open.push(event);
    else chapters.push({ kind: 'event', events: [event] });
    if (isToken(event)) close();
  }
  close();
  return chapters.sort((a, b) => firstMoment(a) - firstMoment(b));
}

const firstMoment = ({ events: [first] }: Chapter): number => momentOf(first);

const hasSucceeded = (events: readonly ArrivedEvent[]): boolean => events.some((event) => isEnd(event, 'succeeded'));

const isEnd = ({ type = '' }: ArrivedEvent, end: string): boolean => type.startsWith(`cognito.login.${end}.`);

function continues(open: readonly ArrivedEvent[], event: ArrivedEvent): boolean {
  const last = open.at(-1);
  if (last === undefined || momentOf(event) - momentOf(last) > maxPauseMs) return false;
  return !(isAttempt(event) && hasSucceeded(open));
}

function loginOf(events: Events): Login {
  const failures = events.filter((event) => isEnd(event, 'failed')).length;
  const end = events.findLast(({ type = '' }) => /^cognito\.login\.(succeeded|failed|denied)\./.test(type));
  const outcome = hasSucceeded(events)
    ? 'succeeded'
    : end === undefined
      ? 'open'
      : isEnd(end, 'denied')
        ? 'denied'
        : 'failed';
  return { kind: 'login', events, failures, outcome };
}
