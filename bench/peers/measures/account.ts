/** Ways in which a message is invalid; the names are those of the forwarder's reasons. */
export const invalidKinds = [
  'NOT_JSON',
  'NOT_A_CLOUD_EVENT',
  'UNKNOWN_TYPE',
  'SCHEMA_VIOLATED',
  'MESSAGE_TOO_LARGE',
] as const;
export type InvalidKind = (typeof invalidKinds)[number];

/** A message that was sent to the queue. No two have the same body. */
export interface SentMessage {
  readonly body: string;
  readonly kind: 'valid' | InvalidKind;
  /** Unix time in milliseconds, before the call. */
  readonly sentMs: number;
}

/** A record of the topic. */
export interface WrittenValue {
  readonly value: string;
  /** When its leader wrote it, as Unix time in milliseconds. */
  readonly writtenMs: number;
}

export interface DeadLetterMessage {
  readonly body: string;
  /** Whether a message attribute has the reason. */
  readonly hasReason: boolean;
}

/** The topic and the queues after a run. */
export interface Remains {
  readonly written: readonly WrittenValue[];
  readonly deadLetters: readonly DeadLetterMessage[];
  /** Number of messages in the queue when the run ended. */
  readonly inQueue: number;
}

/** Account of the valid messages. */
export interface Account {
  readonly sent: number;
  readonly delivered: number;
  /** Records beyond the first of a message. */
  readonly duplicated: number;
  /** In the dead-letter queue, and not in the topic. */
  readonly deadLettered: number;
  /** Still in the queue when the run ended. */
  readonly waiting: number;
  /** In none of them. */
  readonly lost: number;
  /** Records whose value was never sent. */
  readonly changed: number;
  /** Milliseconds from the queue to the first record, for each delivered message in the order of sending. */
  readonly lagsMs: readonly number[];
}

/** Results for the invalid messages of one kind. */
export interface InvalidAccount {
  readonly sent: number;
  readonly inTopic: number;
  /** In the dead-letter queue, with the reason. */
  readonly withReason: number;
  readonly withoutReason: number;
  /** Neither in the topic nor in the dead-letter queue: still in the queue, or gone. */
  readonly elsewhere: number;
}

/** Accounts for every valid message. Messages that are still in the queue are not lost. */
export function accountOf(messages: readonly SentMessage[], remains: Remains): Account {
  const records = recordsByValue(remains.written);
  const dead = new Set(remains.deadLetters.map(({ body }) => body));
  const known = new Set(messages.map(({ body }) => body));
  const valid = messages.filter(({ kind }) => kind === 'valid');
  const delivered = valid.filter(({ body }) => records.has(body));
  const deadLettered = valid.filter(({ body }) => !records.has(body) && dead.has(body)).length;
  const missing = valid.length - delivered.length - deadLettered;
  const elsewhere = messages.filter(({ body, kind }) => kind !== 'valid' && !records.has(body) && !dead.has(body));
  // A message in flight cannot be read. The invalid ones among them are known to be missing, too.
  const waiting = Math.min(missing, Math.max(0, remains.inQueue - elsewhere.length));
  return {
    sent: valid.length,
    delivered: delivered.length,
    duplicated: delivered.reduce((sum, { body }) => sum + (records.get(body)?.copies ?? 1) - 1, 0),
    deadLettered,
    waiting,
    lost: missing - waiting,
    changed: remains.written.filter(({ value }) => !known.has(value)).length,
    lagsMs: delivered.map(({ body, sentMs }) => Math.max(0, (records.get(body)?.firstMs ?? 0) - sentMs)),
  };
}

/** Accounts for the invalid messages of one kind. */
export function invalidAccountOf(
  messages: readonly SentMessage[],
  kind: InvalidKind,
  { written, deadLetters }: Pick<Remains, 'written' | 'deadLetters'>,
): InvalidAccount {
  const records = recordsByValue(written);
  const reasons = new Map(deadLetters.map(({ body, hasReason }) => [body, hasReason]));
  const own = messages.filter((message) => message.kind === kind);
  const inTopic = own.filter(({ body }) => records.has(body)).length;
  const others = own.filter(({ body }) => !records.has(body));
  const withReason = others.filter(({ body }) => reasons.get(body) === true).length;
  const withoutReason = others.filter(({ body }) => reasons.get(body) === false).length;
  return {
    sent: own.length,
    inTopic,
    withReason,
    withoutReason,
    elsewhere: others.length - withReason - withoutReason,
  };
}

function recordsByValue(written: readonly WrittenValue[]) {
  const records = new Map<string, { copies: number; firstMs: number }>();
  for (const { value, writtenMs } of written) {
    const record = records.get(value) ?? { copies: 0, firstMs: Infinity };
    records.set(value, { copies: record.copies + 1, firstMs: Math.min(record.firstMs, writtenMs) });
  }
  return records;
}
