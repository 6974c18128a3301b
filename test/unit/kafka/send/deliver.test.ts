import { deliver } from '../../../../kafka/send/deliver.ts';
import type { Failure } from '../../../../kafka/failures/failure.ts';
import { warmProducer } from '../../../../kafka/send/warm-producer.ts';
import { aConnectionError, refused, retriesExceeded } from '../../../given/builders/a-kafka-error.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';
import { anOutgoing, outgoings } from '../../../given/builders/an-outgoing.ts';
import { delivered } from './delivered.ts';

/** Id and code of each failure. */
const inShort = (failures: readonly Failure[]) => failures.map(({ message, cause }) => [message.id, cause.code]);
const isDestroyed = (producer: { isDestroyed: () => boolean }): boolean => producer.isDestroyed();

test('records that are all acknowledged are sent once, and the producer stays warm', async () => {
  const { failures, sends, made } = await delivered(outgoings(3));

  expect(failures).toEqual([]);
  expect(sends).toEqual([{ by: 0, values: ['m-0', 'm-1', 'm-2'] }]);
  expect(made.map(isDestroyed)).toEqual([false]);
  expect(jest.getTimerCount()).toBe(0);
});

test('the records go out whole: key, value and headers', async () => {
  const records: unknown[] = [];
  const producer = {
    connect: () => Promise.resolve(),
    send: (sent: readonly unknown[]) => {
      records.push(...sent);
      return Promise.resolve(sent.map(() => true));
    },
    limitsOf: () => usualLimits,
    partitionOf: () => undefined,
    destroy: () => undefined,
  };
  const outgoing = outgoings(2);

  await deliver(outgoing, Date.now() + 1_000, {
    ...warmProducer(() => producer),
    now: Date.now,
    pause: () => Promise.resolve(),
  });

  expect(records).toEqual(outgoing.map(({ record }) => record));
});

test('without records no cluster is needed', async () => {
  const { failures, made } = await delivered([], { connecting: refused });

  expect(failures).toEqual([]);
  expect(made).toEqual([]);
});

test('sends only unacknowledged records again, with a new producer', async () => {
  const { failures, sends, made } = await delivered(outgoings(3), {
    answer: (_values, nth) => (nth === 0 ? [true, false, true] : 'all'),
  });

  expect(failures).toEqual([]);
  expect(sends).toEqual([
    { by: 0, values: ['m-0', 'm-1', 'm-2'] },
    { by: 1, values: ['m-1'] },
  ]);
  expect(made.map(isDestroyed)).toEqual([true, false]);
});

test.each([
  ['names none of them', [false, false]],
  ['is empty', []],
])('resends, then returns records after an answer that %s', async (_what, answer) => {
  const { failures, sends, ended } = await delivered(outgoings(2), { answer: () => answer });

  expect(new Set(sends.flatMap(({ values }) => values.join()))).toEqual(new Set(['m-0,m-1']));
  expect(ended.afterMs).toBeLessThan(15_000);
  expect(inShort(failures)).toEqual([
    ['m-0', 'NOT_ACKNOWLEDGED'],
    ['m-1', 'NOT_ACKNOWLEDGED'],
  ]);
  expect(failures.every(({ cause }) => cause.retriable)).toBe(true);
});

test('tries new producers until one connects', async () => {
  const { failures, sends, made } = await delivered(outgoings(2), {
    connecting: (nth) => (nth < 2 ? refused() : 'connects'),
  });

  expect(failures).toEqual([]);
  expect(sends).toEqual([{ by: 2, values: ['m-0', 'm-1'] }]);
  expect(made.map(isDestroyed)).toEqual([true, true, false]);
});

test('after a rejected send a new producer sends everything again', async () => {
  const { failures, sends } = await delivered(outgoings(2), {
    answer: (_values, nth) => (nth === 0 ? retriesExceeded(aConnectionError('ECONNRESET')) : 'all'),
  });

  expect(failures).toEqual([]);
  expect(sends.map(({ by, values }) => [by, values.length])).toEqual([
    [0, 2],
    [1, 2],
  ]);
});

test('gives up after four failed connections, with a growing delay between them', async () => {
  const { failures, sends, made, pauses } = await delivered(outgoings(1), { connecting: refused });

  expect(inShort(failures)).toEqual([['m-0', 'ECONNREFUSED']]);
  expect(failures[0]?.cause.retriable).toBe(true);
  expect(made.map(isDestroyed)).toEqual([true, true, true, true]);
  expect(sends).toEqual([]);
  expect(pauses).toEqual([150, 300, 450]);
});

test('counts failures in a row from 0 again after an acknowledgment', async () => {
  const { failures, sends } = await delivered(outgoings(10), {
    answer: ([, ...others]) => [true, ...others.map(() => false)],
  });

  expect(failures).toEqual([]);
  expect(sends).toHaveLength(10);
});

test('counts failures in a row again after each acknowledgement', async () => {
  const { failures, sends, ended } = await delivered(outgoings(30), {
    answer: ([, ...others]) => [true, ...others.map(() => false)],
    withinMs: 120_000,
  });

  expect([failures.length, sends.length]).toEqual([0, 30]);
  expect(ended.afterMs).toBeLessThan(12_000);
});

test('answers that name nobody are answers: the cluster can be connected to', async () => {
  const { failures, sends } = await delivered(outgoings(2), { answer: (_values, nth) => (nth < 6 ? [] : 'all') });

  expect([failures.length, sends.length]).toEqual([0, 7]);
});

test('counts a record that no acknowledgement names as a possible duplicate', async () => {
  const { failures, possibleDuplicates } = await delivered(outgoings(3), {
    answer: (_values, nth) => (nth === 0 ? [true, false, true] : 'all'),
  });

  expect([failures.length, possibleDuplicates]).toEqual([0, 1]);
});

test('reports no partition for a record that was never sent', async () => {
  const { failures } = await delivered(outgoings(2), { withinMs: 0 });
  expect(failures.map((failure) => 'partition' in failure)).toStrictEqual([false, false]);
});

test('ends a send that hangs at the deadline, and destroys the producer', async () => {
  const { failures, sends, made, ended } = await delivered(outgoings(2), {
    answer: () => 'never',
    withinMs: 700,
  });

  expect(inShort(failures)).toEqual([
    ['m-0', 'OUT_OF_TIME'],
    ['m-1', 'OUT_OF_TIME'],
  ]);
  expect(failures.every(({ cause }) => cause.retriable)).toBe(true);
  expect(ended.afterMs).toBe(700);
  expect(made.map(isDestroyed)).toEqual([true]);
  expect(sends).toHaveLength(1);
});

test('a connection that hangs ends at the deadline, and nothing is sent', async () => {
  const { failures, sends, made, ended } = await delivered(outgoings(1), {
    connecting: () => 'never',
    withinMs: 700,
  });

  expect(inShort(failures)).toEqual([['m-0', 'OUT_OF_TIME']]);
  expect(ended.afterMs).toBe(700);
  expect(made.map(isDestroyed)).toEqual([true]);
  expect(sends).toEqual([]);
});

test.each([0, -1_000])('with %i ms left nothing is tried', async (withinMs) => {
  const { failures, made } = await delivered(outgoings(1), { withinMs });

  expect(inShort(failures)).toEqual([['m-0', 'OUT_OF_TIME']]);
  expect(made).toEqual([]);
});

test('does not wait if no time would be left, and reports the last failure', async () => {
  const { failures, made, pauses } = await delivered(outgoings(1), { connecting: refused, withinMs: 200 });

  expect(inShort(failures)).toEqual([['m-0', 'ECONNREFUSED']]);
  expect(made).toHaveLength(2);
  expect(pauses).toEqual([150]);
});

test('a cluster that is down is found out once, not for each chunk', async () => {
  const large = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => anOutgoing(id, 700_000));
  const { failures, made, sends } = await delivered(large, { connecting: refused });

  expect(made).toHaveLength(4);
  expect(sends).toEqual([]);
  expect(inShort(failures).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, 'ECONNREFUSED']));
});
