import { canaryEvent } from '../../../../cli/smoke/canary-event.ts';
import { watchWith } from '../../../../cli/smoke/watch-topic.ts';
import type { Reader, ReadRecord, TopicPosition } from '../../../../kafka/reader.ts';

const readAt = new Date('2026-11-01T00:00:00Z');
const now = () => readAt;
const record = (value: string | null): ReadRecord => ({
  ...{ topic: 'events', partition: 2, offset: '7', key: null, headers: {}, timestampMs: 0 },
  value,
});

/** A reader of records that arrive when the test says so. */
function aReader({ refusal }: { readonly refusal?: Error } = {}) {
  const asked: (readonly string[])[] = [];
  const begun: TopicPosition[] = [];
  let onRecord: (record: ReadRecord) => void = () => undefined;
  let failure: Error | undefined;
  let closed = 0;
  const reader: Reader = {
    endsOf: (topics) => {
      asked.push(topics);
      return Promise.resolve(topics.map((topic) => ({ topic, partition: 0, offset: '7' })));
    },
    read: (begin, listener) => {
      begun.push(...begin);
      onRecord = listener;
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    },
    failure: () => failure,
    close: () => {
      closed += 1;
      return Promise.resolve();
    },
  };
  const arrive = (value: string | null) => {
    onRecord(record(value));
  };
  return { reader, asked, begun, arrive, fail: (error: Error) => (failure = error), closed: () => closed };
}

test('finds the canary from the end of each topic on, and leaves out other records', async () => {
  const { reader, asked, begun, arrive } = aReader();
  const event = canaryEvent(readAt);
  const watch = await watchWith(reader, ['events', 'logins', 'events'], { now });
  expect(watch.seen(event.id)).toBeUndefined();
  for (const value of [null, '{}', event.id, JSON.stringify(event)]) arrive(value);

  expect(watch.seen(event.id)).toEqual({ partition: 2, offset: '7', readMs: readAt.getTime() });
  expect(watch.topic).toBe('events');
  expect(asked).toEqual([['events', 'logins']]);
  expect(begun.map(({ topic, offset }) => [topic, offset])).toEqual([
    ['events', '7'],
    ['logins', '7'],
  ]);
});

test('throws the error that ended reading, and closes the reader on request only', async () => {
  const { reader, fail, closed } = aReader();
  const watch = await watchWith(reader, ['events'], { now, userPoolId: 'eu-west-1_AbCdEf123' });
  fail(new Error('GROUP_AUTHORIZATION_FAILED'));

  expect(() => watch.seen('id')).toThrow('GROUP_AUTHORIZATION_FAILED');
  expect(() => watch.typesOf({ username: 'ann', sub: undefined })).toThrow('GROUP_AUTHORIZATION_FAILED');
  expect(closed()).toBe(0);
  await watch.close();
  expect(closed()).toBe(1);
});

test('closes the reader when it cannot read', async () => {
  const refusal = new Error('TOPIC_AUTHORIZATION_FAILED');
  const { reader, closed } = aReader({ refusal });

  await expect(watchWith(reader, ['events'], { now })).rejects.toBe(refusal);
  expect(closed()).toBe(1);
});
