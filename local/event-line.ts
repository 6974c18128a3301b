import { readEvent } from '../contracts/read-event.ts';
import type { ExpectedEvent } from './demo.ts';
import type { TopicRecord } from './rig/topic-reader.ts';

const columns = { time: 12, type: 38, user: 10, place: 18 };

const line = (time: string, type: string, user: string, place: string, milliseconds: string): string =>
  [time.padEnd(columns.time), type.padEnd(columns.type), user.padEnd(columns.user), place.padEnd(columns.place)].join(
    '  ',
  ) + milliseconds;

/** The heading of the lines below. */
export const heading = (): string => `\n${line('TIME', 'TYPE', 'USER', 'PARTITION/OFFSET', 'MS FROM THE CALL')}`;

/**
 * One line for a record: time, type, user, place in the topic, and the milliseconds since the call to Cognito. Who it
 * was is known from the call where the record does not tell, as CloudTrail's never do.
 */
export function describeEvent(
  record: TopicRecord,
  call: Pick<ExpectedEvent, 'username' | 'calledAt'> | undefined,
): string {
  const place = `${record.partition}/${record.offset}`;
  const read = readEvent(record.value);
  if ('problem' in read) return line('', `(no event: ${read.problem})`, '', place, '');
  const { time, type, data } = read.event;
  const milliseconds = call === undefined ? '' : String(record.arrivedAt - call.calledAt);
  const told = 'username' in data ? data.username : undefined;
  return line(time.slice(11, 23), type, told ?? call?.username ?? '', place, milliseconds);
}
