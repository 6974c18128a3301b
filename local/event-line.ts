import { describeEvent as describe } from '../live/events/describe-event.ts';
import type { ReceivedEvent } from '../live/events/received-event.ts';
import type { UserNames } from '../live/events/user-names.ts';
import type { ExpectedEvent } from './demo.ts';

/** Widths of the columns: a row has at most 80 characters, unless a partition has more than a million records. */
const columns = { time: 12, type: 43, user: 8, place: 7 };

const line = (time: string, type: string, user: string, place: string, milliseconds: string): string =>
  [
    time.padEnd(columns.time),
    fit(type, columns.type),
    fit(user, columns.user),
    place.padEnd(columns.place),
    milliseconds.padStart(6),
  ].join(' ');

/** Fills a column. A longer text ends with an ellipsis. */
const fit = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

/** The heading of the lines below. */
export const heading = (): string => `\n${line('TIME', 'TYPE (cognito.….v1)', 'USER', 'PLACE', 'MS')}`;

/**
 * One line for a record: time, type with the reason of a failed login, user, partition/offset, and milliseconds. They are counted from
 * the call to Cognito, or from the time of the event if no call is known. `names` has the users of events without a name.
 */
export function describeEvent(
  received: ReceivedEvent,
  call: Pick<ExpectedEvent, 'username' | 'calledAt'> | undefined,
  names: UserNames,
): string {
  const { type = '', time, user, reason, source, subject, problem, times } = describe(received, names);
  const place = received.place ? `${received.place.partition}/${received.place.offset}` : '';
  if (problem !== undefined) return line('', `(no event: ${problem})`, '', place, '').trimEnd();
  const short = type.replace(/^cognito\./, '').replace(/\.v1$/, '');
  const who = source === 'canary' ? '(canary)' : (user ?? call?.username ?? '');
  if (subject !== undefined && call) names.of(subject, call.username);
  const begin = call?.calledAt ?? times.happened;
  const milliseconds = begin === undefined ? '' : String(Math.max(0, received.consumedMs - begin));
  const what = reason === undefined ? short : `${short} ${reason}`;
  return line(time?.slice(11, 23) ?? '', what, who, place, milliseconds);
}

/** The payload of a record, under its line. */
export const describePayload = (text: string): string => `  ${text.replaceAll('\n', '\n  ')}`;
