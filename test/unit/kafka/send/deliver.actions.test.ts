import { connectFailure } from '../../../../kafka/failures/connect-error.ts';
import {
  aConnectionError,
  aProtocolError,
  refused,
  retriesExceeded,
  tooLarge,
} from '../../../given/builders/a-kafka-error.ts';
import { anOutgoing, outgoings } from '../../../given/builders/an-outgoing.ts';
import type { Answer } from '../../../given/fakes/fake-producer.ts';
import { delivered } from './delivered.ts';

const unknownTopic = (): Error => retriesExceeded(aProtocolError('UNKNOWN_TOPIC_OR_PARTITION', 3, true));
const moved = (): Error => aProtocolError('NOT_LEADER_FOR_PARTITION', 6, true);
const badPassword = (): Error => aProtocolError('SASL_AUTHENTICATION_FAILED', 58);
const untrusted = (): Error => connectFailure('KAFKA_CERTIFICATE_NOT_TRUSTED', 'CA secret: ARN.');

/** Six records, two in each of three partitions. */
const inPartitions = (value: string): number => Number(value.replace(/\D/g, '')) % 3;
const valuesOf = (sends: readonly { readonly values: readonly string[] }[]) => sends.map(({ values }) => values.join());

test('sends separate requests per partition after a refusal, without duplicates', async () => {
  const arrived: string[] = [];
  const answer = (values: readonly string[]): Answer => {
    // As a broker does: what is refused is refused for its partition, the others are written.
    const isRefused = (value: string): boolean => inPartitions(value) === 1 && values.includes('m-4');
    arrived.push(...values.filter((value) => !isRefused(value)));
    return values.some(isRefused) ? tooLarge() : 'all';
  };
  const { failures, possibleDuplicates, sends } = await delivered(outgoings(6), { answer, partitionOf: inPartitions });

  expect(failures).toMatchObject([{ message: { id: 'm-4' }, partition: 1, cause: { code: 'MESSAGE_TOO_LARGE' } }]);
  expect(arrived.filter((value) => value === 'm-1')).toHaveLength(1);
  expect(valuesOf(sends).slice(1)).toEqual(['m-0,m-3', 'm-1,m-4', 'm-1', 'm-4', 'm-2,m-5']);
  // The first request went to three partitions, and its answer named one.
  expect(possibleDuplicates).toBe(6);
});

test('a lone partition that is refused makes nothing uncertain', async () => {
  const answer = (values: readonly string[]): Answer => (values.includes('m-2') ? tooLarge() : 'all');
  const { possibleDuplicates } = await delivered(outgoings(4), { answer, partitionOf: () => 0 });

  expect(possibleDuplicates).toBe(0);
});

test('counts a broken connection as uncertain, and an unknown topic as certain', async () => {
  const reset = (): Error => retriesExceeded(aConnectionError('ECONNRESET'));
  const inOne = { partitionOf: () => 0 };
  const broken = await delivered(outgoings(2), { ...inOne, answer: (_values, nth) => (nth === 0 ? reset() : 'all') });
  const unknown = await delivered(outgoings(2), { ...inOne, answer: unknownTopic });

  expect([broken.possibleDuplicates, broken.failures.length]).toEqual([2, 0]);
  expect([unknown.possibleDuplicates, unknown.failures.length]).toEqual([0, 2]);
});

test('writes no duplicates to other partitions while one is unavailable', async () => {
  const answer = (values: readonly string[]): Answer =>
    values.some((value) => inPartitions(value) === 1) ? moved() : 'all';
  const { failures, acknowledged, sends } = await delivered(outgoings(6), { answer, partitionOf: inPartitions });

  expect(acknowledged).toEqual(['m-0', 'm-3', 'm-2', 'm-5']);
  expect(failures.map(({ message, partition }) => [message.id, partition])).toEqual([
    ['m-1', 1],
    ['m-4', 1],
  ]);
  expect(valuesOf(sends).filter((values) => values.includes('m-0'))).toHaveLength(2);
});

test('a partition gets a new leader within 12 s, and its records arrive', async () => {
  const begin = Date.now();
  const { failures, ended } = await delivered(outgoings(1), {
    answer: () => (Date.now() - begin < 9_000 ? moved() : 'all'),
  });

  expect(failures).toEqual([]);
  expect(ended.afterMs).toBeLessThan(11_000);
});

test('returns the records of a missing topic after one try, and delivers the others', async () => {
  const [logins, sessions] = ['logins', 'sessions'].map((topic) =>
    outgoings(2).map((one) => ({ ...one, record: { ...one.record, topic, value: `${topic}-${one.record.value}` } })),
  );
  const answer = (values: readonly string[]): Answer =>
    values.some((value) => value.startsWith('sess')) ? unknownTopic() : 'all';
  const { failures, acknowledged, sends } = await delivered([...(logins ?? []), ...(sessions ?? [])], { answer });

  expect(acknowledged).toEqual(['logins-m-0', 'logins-m-1']);
  expect(failures.map(({ topic, cause }) => [topic, cause.code, cause.retriable])).toEqual(
    Array(2).fill(['sessions', 'UNKNOWN_TOPIC_OR_PARTITION', true]),
  );
  expect(sends).toHaveLength(2);
});

test('a topic that is not there is tried once, whatever the number of chunks', async () => {
  const large = ['a', 'b', 'c'].map((id) => anOutgoing(id, 700_000));
  const { failures, sends } = await delivered(large, { answer: unknownTopic });

  expect(failures).toHaveLength(3);
  expect(sends).toHaveLength(1);
});

test('reads refused credentials again once, then stops', async () => {
  const { failures, made } = await delivered(outgoings(200), { connecting: badPassword });

  expect(made).toHaveLength(2);
  expect(failures).toMatchObject(Array(200).fill({ cause: { code: 'KAFKA_AUTHENTICATION_FAILED', retriable: true } }));
});

test('new credentials are used in the same invocation', async () => {
  const { failures } = await delivered(outgoings(3), { connecting: (nth) => (nth === 0 ? badPassword() : 'connects') });

  expect(failures).toEqual([]);
});

test.each<[string, (() => Error)[]]>([
  ['a bad password, then a refused connection', [badPassword, refused]],
  ['a refused connection, then a bad password', [refused, badPassword]],
])('tries the third connection after %s', async (_what, errors) => {
  const { failures, made } = await delivered(outgoings(3), { connecting: (nth) => errors[nth]?.() ?? 'connects' });

  expect([failures, made.length]).toStrictEqual([[], 3]);
});

test.each([
  ['too large', tooLarge, 'dead-letter'],
  ['of an unknown topic', unknownTopic, 'skip-topic'],
])('gives a moving partition its full time again after a record that is %s', async (_what, error, action) => {
  const begin = Date.now();
  const [first, ...others] = outgoings(2);
  if (!first) throw new Error('There are no records.');
  const moves = { ...first, record: { ...first.record, topic: 'moving', value: 'moves' } };
  const late = others.map((one) => ({ ...one, record: { ...one.record, topic: 'late' } }));
  const answer = ([value]: readonly string[]): Answer => {
    if (value === 'moves') return Date.now() - begin < 15_000 ? moved() : 'all';
    return Date.now() - begin < 9_000 ? moved() : error();
  };
  const { failures } = await delivered([moves, ...late], { answer });

  expect(failures.map(({ topic, cause }) => [topic, cause.action])).toEqual(late.map(() => ['late', action]));
});

test('a certificate that is not trusted is met once', async () => {
  const { failures, made } = await delivered(outgoings(3), { connecting: untrusted });

  expect(made).toHaveLength(1);
  expect(failures).toMatchObject(Array(3).fill({ cause: { code: 'KAFKA_CERTIFICATE_NOT_TRUSTED', retriable: true } }));
});

test('records without a key, whose partition changes, are sought for poison one by one', async () => {
  const keyless = outgoings(3).map((one) => ({ ...one, record: { ...one.record, key: null } }));
  const answer = (values: readonly string[]): Answer => (values.includes('m-1') ? tooLarge() : 'all');
  const { failures, sends } = await delivered(keyless, { answer, partitionOf: () => 0 });

  expect(failures.map(({ message }) => message.id)).toEqual(['m-1']);
  expect(valuesOf(sends)).toEqual(['m-0,m-1,m-2', 'm-0', 'm-1', 'm-2']);
});
