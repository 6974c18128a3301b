import type { Reader, ReadRecord, TopicPosition } from '../../../kafka/reader.ts';

/** A record of the topic `identity-events`. */
export const aReadRecord = (over: Partial<ReadRecord> = {}): ReadRecord => ({
  topic: 'identity-events',
  partition: 0,
  offset: '0',
  key: null,
  value: '{}',
  headers: {},
  timestampMs: 1_000,
  ...over,
});

/** A reader whose records the test sends, and which fails when the test says so. */
export function fakeReader(over: Partial<Reader> = {}) {
  const begins: (readonly TopicPosition[])[] = [];
  let listener: ((record: ReadRecord) => void) | undefined;
  let [failure, closed]: [Error | undefined, number] = [undefined, 0];
  const reader: Reader = {
    endsOf: (topics) => Promise.resolve(topics.map((topic) => ({ topic, partition: 0, offset: '7' }))),
    read: (begin, onRecord) => {
      begins.push(begin);
      listener = onRecord;
      return Promise.resolve();
    },
    failure: () => failure,
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
    ...over,
  };
  return {
    reader,
    /** The positions of each call of `read`. */
    begins,
    send: (record: ReadRecord): void => listener?.(record),
    fail: (error: Error): void => {
      failure = error;
    },
    closed: () => closed,
  };
}
