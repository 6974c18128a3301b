import { readEvent } from '../contracts/read-event.ts';
import { recordHeaders } from '../contracts/kafka-record.ts';
import type { ExpectedEvent } from './demo.ts';
import type { TopicRecord } from './rig/topic-reader.ts';

/** The part of a record that is compared. */
type JudgedRecord = Omit<TopicRecord, 'arrivedAt'>;

/** What a record is, or why it is not as the contract says. */
export type Judged =
  | { readonly expected: ExpectedEvent; readonly id: string }
  | { readonly wrong: string; /** Whether only nobody expected it. */ readonly isOther?: true };

interface AccountOptions {
  /** Whether events may arrive that nobody expected, such as those of calls from another terminal. @default false */
  readonly allowsOthers?: boolean;
}

/** Matches records from Kafka with the expected events, and validates each against its schema. */
export function openAccount({ allowsOthers = false }: AccountOptions = {}) {
  const expected: ExpectedEvent[] = [];
  const open: ExpectedEvent[] = [];
  const ids = new Set<string>();
  const wrong: string[] = [];
  let duplicates = 0;
  const judge = (record: JudgedRecord): Judged => {
    const judged = judgeRecord(record, open);
    if ('wrong' in judged) {
      if (!(judged.isOther && allowsOthers)) wrong.push(judged.wrong);
      return { wrong: judged.wrong };
    } else open.splice(open.indexOf(judged.expected), 1);
    return judged;
  };
  return {
    expect: (event: ExpectedEvent): void => {
      expected.push(event);
      open.push(event);
    },
    /** Removes an expected event whose call has failed, unless it has arrived. */
    forget: (event: ExpectedEvent): void => {
      if (!open.includes(event)) return;
      open.splice(open.indexOf(event), 1);
      expected.splice(expected.indexOf(event), 1);
    },
    /** Enters a record. A copy of an earlier event counts as a duplicate, which at-least-once delivery allows. */
    enter: (record: JudgedRecord): Judged | undefined => {
      const id = eventId(record);
      if (id !== undefined && ids.has(id)) {
        duplicates += 1;
        return undefined;
      }
      if (id !== undefined) ids.add(id);
      return judge(record);
    },
    summary: () => ({
      expected: expected.length,
      arrived: expected.length - open.length,
      lost: open.length,
      duplicates,
      wrong,
    }),
  };
}

function judgeRecord(record: JudgedRecord, open: readonly ExpectedEvent[]): Judged {
  const where = `partition ${record.partition}, offset ${record.offset}`;
  const read = readEvent(record.value);
  if ('problem' in read) return { wrong: `${where}: ${read.problem}` };
  const { event } = read;
  if (record.key !== (event.subject ?? null)) return { wrong: `${where}: its key is not its subject` };
  const headers = Object.entries(recordHeaders).every(([name, value]) => record.headers[name] === value);
  if (!headers) return { wrong: `${where}: its headers are not those of a CloudEvent` };
  const match = open.find(
    ({ type, username, subject, anySubject }) =>
      type === event.type &&
      (anySubject ? event.subject !== undefined : subject === event.subject) &&
      // CloudTrail hides user names; every trigger tells them.
      ('eventName' in event.data || username === event.data.username),
  );
  return match
    ? { expected: match, id: event.id }
    : { wrong: `${where}: nobody expected ${event.type}`, isOther: true };
}

function eventId({ value }: JudgedRecord): string | undefined {
  const read = readEvent(value);
  return 'event' in read ? read.event.id : undefined;
}
