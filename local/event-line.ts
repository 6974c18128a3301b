import { printable } from '../cli/printable.ts';
import { describeEvent as describe } from '../live/events/describe-event.ts';
import type { ReceivedEvent } from '../live/events/received-event.ts';
import type { UserNames } from '../live/events/user-names.ts';
import type { ExpectedEvent } from './demo.ts';
import { fitColumns } from './fit-columns.ts';

/** Width of a row, in columns of a terminal. */
const rowWidth = 80;

/** Least widths of the columns, which one space separates. The type has the rest of the row. */
const widths = { time: 12, user: 8, place: 7, milliseconds: 6 };

function line(time: string, type: string, user: string, place: string, milliseconds: string): string {
  const end = `${place.padEnd(widths.place)} ${milliseconds.padStart(widths.milliseconds)}`;
  const typeWidth = rowWidth - widths.time - widths.user - end.length - 3;
  return [fitColumns(time, widths.time), fitColumns(type, typeWidth), fitColumns(user, widths.user), end].join(' ');
}

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

/** The payload of a record, under its line. Each of its lines is indented, so that none can pass for a row. */
export const describePayload = (text: string): string =>
  text
    .split('\n')
    .map((part) => `  ${printable(part)}`)
    .join('\n');
