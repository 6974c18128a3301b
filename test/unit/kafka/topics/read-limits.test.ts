import { notYetRead, readLimits } from '../../../../kafka/topics/read-limits.ts';
import type { TopicAdmin } from '../../../../kafka/topics/topic-admin.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';
import { silentTopicAdmin } from '../../../given/fakes/fake-topic-admin.ts';

type Describe = TopicAdmin['settingsOf'];

/** Brokers that return those of these settings that they are asked for. */
const returning =
  (entries: Readonly<Record<string, string>>): Describe =>
  (_topic, names) =>
    Promise.resolve(new Map(Object.entries(entries).filter(([name]) => names.includes(name))));

const limitsBy = (settingsOf: Describe, topics: readonly string[] = ['events']) =>
  readLimits({ ...silentTopicAdmin, settingsOf }, topics);

test('a topic takes what its configuration says', async () => {
  const limits = await limitsBy(returning({ 'max.message.bytes': '20000', 'cleanup.policy': 'compact,delete' }));

  expect(limits.get('events')).toEqual({ maxBatchBytes: 20_000, needsKeys: true });
});

test.each<[string, Describe]>([
  ['this user may not describe', () => Promise.reject(new Error('TOPIC_AUTHORIZATION_FAILED'))],
  ['the brokers do not tell all', returning({ 'cleanup.policy': 'compact' })],
  ['the brokers do not tell the policy of', returning({ 'max.message.bytes': '20000' })],
  ['the brokers do not describe', returning({})],
])('the usual limits stand for those that %s', async (_why, describe) => {
  expect((await limitsBy(describe)).get('events')).toEqual(usualLimits);
});

test('brokers that never answer take a second in all, whatever the number of topics', async () => {
  jest.useFakeTimers();
  try {
    const begin = Date.now();
    const limits = limitsBy(() => new Promise(() => undefined), ['events', 'logins']);
    await jest.runAllTimersAsync();

    expect([...(await limits).values()]).toEqual([usualLimits, usualLimits]);
    expect(Date.now() - begin).toBe(1000);
  } finally {
    jest.useRealTimers();
  }
});

test('asks for two settings', async () => {
  const asked: unknown[] = [];
  await limitsBy((...question) => {
    asked.push(question);
    return Promise.reject(new Error('no'));
  });

  expect(asked).toEqual([['events', ['max.message.bytes', 'cleanup.policy']]]);
});

test('leaves half of the time to other topics, and the rest to the last one', async () => {
  jest.useFakeTimers();
  try {
    const settings = returning({ 'max.message.bytes': '20000', 'cleanup.policy': 'delete' });
    const slow: Describe = (...question) =>
      new Promise((resolve) => setTimeout(resolve, 450)).then(() => settings(...question));
    const limits = limitsBy(slow, ['first', 'second', 'third']);
    await jest.runAllTimersAsync();

    expect([...(await limits).values()].map(({ maxBatchBytes }) => maxBatchBytes)).toEqual([
      20_000,
      usualLimits.maxBatchBytes,
      usualLimits.maxBatchBytes,
    ]);
    const last = limitsBy(slow, ['silent', 'last']);
    await jest.runAllTimersAsync();
    expect((await last).get('last')?.maxBatchBytes).toBe(20_000);
  } finally {
    jest.useRealTimers();
  }
});

test('leaves time for other topics when one has no answer, unlike a refused one', async () => {
  jest.useFakeTimers();
  try {
    const others = returning({ 'max.message.bytes': '20000', 'cleanup.policy': 'delete' });
    const describe: Describe = (name, names) => {
      if (name === 'silent') return new Promise(() => undefined);
      return name === 'refused' ? Promise.reject(new Error('no')) : others(name, names);
    };
    const limits = limitsBy(describe, ['silent', 'refused', 'events']);
    await jest.runAllTimersAsync();

    expect((await limits).get('events')?.maxBatchBytes).toBe(20_000);
    expect((await limits).get('silent')).toBe(notYetRead);
    expect((await limits).get('refused')).not.toBe(notYetRead);
  } finally {
    jest.useRealTimers();
  }
});
