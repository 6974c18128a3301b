import { recordHeaders } from '../../contracts/kafka-record.ts';
import { indexOfSoakEvent, soakEvent } from './soak-event.ts';

/** A record of the topic. */
export interface WrittenRecord {
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
  /** When a broker wrote it, as Unix time in milliseconds. */
  readonly writtenAt: number;
}

/** Account of the events. */
export interface Account {
  readonly sent: number;
  readonly delivered: number;
  /** Copies beyond the first. */
  readonly copies: number;
  readonly deadLetters: number;
  /** Sent, and neither in the topic nor a dead letter. */
  readonly lost: number;
  /** Records that are not what was put into the bus, or that nobody put there: how many, and where the first ones are. */
  readonly wrong: number;
  readonly firstWrong: readonly string[];
  /** Milliseconds from the call of PutEvents to the first copy in the topic, of each delivered event. */
  readonly lagsMs: Float64Array;
  /** Milliseconds from the first event sent to the last one in the topic. */
  readonly durationMs: number;
}

const mostToldWrong = 10;

/** Keeps account of each event by its number, in arrays that are as long as there are events and grow no more. */
export function openLedger(events: number) {
  const sentAt = new Float64Array(events);
  const writtenAt = new Float64Array(events);
  const copies = new Uint32Array(events);
  const dead = new Uint8Array(events);
  let [firstSentAt, lastWrittenAt] = [Infinity, 0];
  let wrong = 0;
  const firstWrong: string[] = [];
  const recordDifference = (what: string): void => {
    wrong += 1;
    if (firstWrong.length < mostToldWrong) firstWrong.push(what);
  };
  const known = (index: number | undefined): index is number => index !== undefined && (sentAt[index] ?? 0) > 0;
  return {
    /** Notes that an event is about to be put into the bus; a second time changes nothing. */
    send: (index: number, at: number): void => {
      sentAt[index] ||= at;
      firstSentAt = Math.min(firstSentAt, at);
    },
    enter: (record: WrittenRecord): void => {
      const index = indexOf(record.value);
      const where = `partition ${record.partition}, offset ${record.offset}`;
      const difference = known(index) ? differenceOf(record, index) : 'nobody sent it';
      if (index === undefined || difference !== undefined) {
        recordDifference(`${where}: ${difference}`);
        return;
      }
      copies[index] = (copies[index] ?? 0) + 1;
      writtenAt[index] = Math.min(writtenAt[index] || Infinity, record.writtenAt);
      lastWrittenAt = Math.max(lastWrittenAt, record.writtenAt);
    },
    enterDeadLetter: (body: string): void => {
      const index = indexOf(body);
      if (known(index)) dead[index] = 1;
      else recordDifference('a dead letter that nobody sent');
    },
    account: (): Account => {
      const all = Array.from({ length: events }, (_, index) => index).filter(known);
      const delivered = all.filter((index) => copies[index]);
      return {
        sent: all.length,
        delivered: delivered.length,
        copies: copies.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
        deadLetters: dead.reduce((sum, one) => sum + one, 0),
        lost: all.filter((index) => !copies[index] && !dead[index]).length,
        wrong,
        firstWrong,
        lagsMs: Float64Array.from(delivered, (index) => (writtenAt[index] ?? 0) - (sentAt[index] ?? 0)),
        durationMs: Math.max(0, lastWrittenAt - firstSentAt),
      };
    },
  };
}

export type Ledger = ReturnType<typeof openLedger>;

/** Returns the difference from the event that was sent to the bus, `undefined` if the bytes are equal. */
function differenceOf({ key, value, headers }: WrittenRecord, index: number): string | undefined {
  const event = soakEvent(index);
  if (value !== JSON.stringify(event)) return 'its value is not what was sent';
  if (key !== (event.subject ?? null)) return 'its key is not its subject';
  const same = Object.entries(recordHeaders).every(([name, header]) => headers[name] === header);
  return same ? undefined : 'its headers are not those of a CloudEvent';
}

function indexOf(text: string): number | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string' ? indexOfSoakEvent(id) : undefined;
  } catch {
    return undefined;
  }
}
