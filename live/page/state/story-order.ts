import type { ArrivedEvent } from '../../wire/arrived-event.ts';

/** When an event happened, in Unix time in milliseconds; when it arrived, if it does not say. */
export const momentOf = ({ times }: ArrivedEvent): number => times.happened ?? times.consumed;

// CloudTrail's eventTime is the second in which the call began. Cognito invokes the triggers of the call after that.
const secondMs = 1_000;
const longestCallMs = 2_000;

const isOfSecond = (event: ArrivedEvent): boolean => event.source === 'cloudtrail' && momentOf(event) % secondMs === 0;

const isAttempt = ({ type = '' }: ArrivedEvent): boolean => type.startsWith('cognito.login.attempted.');
const isFailure = ({ type = '' }: ArrivedEvent): boolean => type.startsWith('cognito.login.failed.');
const isEnd = ({ type = '' }: ArrivedEvent): boolean => /^cognito\.login\.(succeeded|failed|denied)\./.test(type);

/**
 * Returns events of one user in the order in which they happened. An event of CloudTrail has the time of its second only, so it
 * comes last in it, and a failed login directly after the attempt that it ends.
 */
export function inStoryOrder(events: readonly ArrivedEvent[]): readonly ArrivedEvent[] {
  const placed = events.filter((event) => !isOfSecond(event)).sort(byMoment);
  for (const event of events.filter(isOfSecond).sort(byMoment)) placed.splice(placeOf(event, placed), 0, event);
  return placed;
}

const byMoment = (a: ArrivedEvent, b: ArrivedEvent): number => momentOf(a) - momentOf(b) || a.number - b.number;

function placeOf(event: ArrivedEvent, placed: readonly ArrivedEvent[]): number {
  const begin = momentOf(event);
  const attempt = isFailure(event)
    ? placed.findIndex((one, index) => isAttempt(one) && isWithin(one, begin) && isOpenAt(index, placed))
    : -1;
  if (attempt !== -1) return attempt + 1;
  const later = placed.findIndex((one) => momentOf(one) >= begin + secondMs);
  return later === -1 ? placed.length : later;
}

const isWithin = (one: ArrivedEvent, begin: number): boolean =>
  momentOf(one) >= begin && momentOf(one) < begin + longestCallMs;

/** Whether no end comes before the next attempt. */
function isOpenAt(attempt: number, placed: readonly ArrivedEvent[]): boolean {
  const next = placed.slice(attempt + 1).find((one) => isAttempt(one) || isEnd(one));
  return next === undefined || isAttempt(next);
}
