import { readEvent } from '../contracts/read-event.ts';
import { recordHeaders } from '../contracts/kafka-record.ts';
import type { ExpectedEvent } from './demo.ts';
import type { TopicRecord } from './rig/topic-reader.ts';
import { BoundedMap } from '../platform/bounded-map.ts';

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

/** Number of ids that are kept to find copies. */
const maxIds = 500_000;

/** Number of events of failed calls that are kept. */
const maxWithdrawn = 1_000;

/** Number of sentences that are kept. */
const maxSentences = 100;

/** Matches records from Kafka with the expected events, and validates each against its schema. */
export function openAccount({ allowsOthers = false }: AccountOptions = {}) {
  const open: ExpectedEvent[] = [];
  const withdrawn: ExpectedEvent[] = [];
  const ids = new BoundedMap<true>(maxIds);
  const wrong: string[] = [];
  let [arrived, duplicates, wrongCount] = [0, 0, 0];
  const judge = (record: JudgedRecord): Judged => {
    const judged = judgeRecord(record, [...open, ...withdrawn]);
    if ('wrong' in judged) {
      if (judged.isOther && allowsOthers) return { wrong: judged.wrong };
      wrongCount += 1;
      if (wrong.length < maxSentences) wrong.push(judged.wrong);
      return { wrong: judged.wrong };
    }
    if (!take(open, judged.expected)) take(withdrawn, judged.expected);
    arrived += 1;
    return judged;
  };
  return {
    expect: (event: ExpectedEvent): void => {
      open.push(event);
    },
    /**
     * Withdraws an expected event whose call has failed, unless it has arrived. The call may have produced it before it failed:
     * if it arrives later, it counts as expected.
     */
    withdraw: (event: ExpectedEvent): void => {
      if (!take(open, event)) return;
      withdrawn.push(event);
      if (withdrawn.length > maxWithdrawn) withdrawn.shift();
    },
    /** Enters a record. A copy of an earlier event counts as a duplicate, which at-least-once delivery allows. */
    enter: (record: JudgedRecord): Judged | undefined => {
      const id = eventId(record);
      if (id !== undefined && ids.get(id)) {
        duplicates += 1;
        return undefined;
      }
      if (id !== undefined) ids.set(id, true);
      return judge(record);
    },
    /** `wrong` has the first sentences, and `wrongCount` is the number of all records that are not as the contract says. */
    summary: () => ({ expected: arrived + open.length, arrived, lost: open.length, duplicates, wrong, wrongCount }),
  };
}

/** Removes an event from a list. Returns whether the list had it. */
function take(list: ExpectedEvent[], event: ExpectedEvent): boolean {
  const index = list.indexOf(event);
  if (index !== -1) list.splice(index, 1);
  return index !== -1;
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
