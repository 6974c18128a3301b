import type { Admin } from 'kafkajs';
import { notYetRead, readLimits } from '../../../../kafka/topics/read-limits.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';

type Describe = Admin['describeConfigs'];

/** Brokers that tell of each topic's configuration what they are asked for and `entries` has. */
const telling =
  (entries: Readonly<Record<string, string>>): Describe =>
  ({ resources }) =>
    Promise.resolve({
      throttleTime: 0,
      resources: resources.map(({ name, configNames = [] }) => ({
        errorCode: 0,
        errorMessage: '',
        resourceName: name,
        resourceType: 2,
        configEntries: Object.entries(entries)
          .filter(([configName]) => configNames.includes(configName))
          .map(([configName, configValue]) => ({
            configName,
            configValue,
            isDefault: false,
            configSource: 1,
            isSensitive: false,
            readOnly: false,
            configSynonyms: [],
          })),
      })),
    });

const limitsBy = (describeConfigs: Describe, topics: readonly string[] = ['events']) =>
  readLimits({ describeConfigs } as Admin, topics);

test('a topic takes what its configuration says', async () => {
  const limits = await limitsBy(telling({ 'max.message.bytes': '20000', 'cleanup.policy': 'compact,delete' }));

  expect(limits.get('events')).toEqual({ maxBatchBytes: 20_000, needsKeys: true });
});

test.each<[string, Describe]>([
  ['this user may not describe', () => Promise.reject(new Error('TOPIC_AUTHORIZATION_FAILED'))],
  ['the brokers do not tell all', telling({ 'cleanup.policy': 'compact' })],
  ['the brokers do not tell the policy of', telling({ 'max.message.bytes': '20000' })],
  ['the brokers do not describe', () => Promise.resolve({ throttleTime: 0, resources: [] })],
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

test('asks for two settings, without their synonyms', async () => {
  const asked: unknown[] = [];
  await limitsBy((request) => {
    asked.push(request);
    return Promise.reject(new Error('no'));
  });

  const configNames = ['max.message.bytes', 'cleanup.policy'];
  expect(asked).toEqual([{ resources: [{ type: 2, name: 'events', configNames }], includeSynonyms: false }]);
});

test('leaves half of the time to other topics, and the rest to the last one', async () => {
  jest.useFakeTimers();
  try {
    const told = telling({ 'max.message.bytes': '20000', 'cleanup.policy': 'delete' });
    const slow: Describe = (request) => new Promise((resolve) => setTimeout(resolve, 450)).then(() => told(request));
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
    const others = telling({ 'max.message.bytes': '20000', 'cleanup.policy': 'delete' });
    const describe: Describe = (request) => {
      const [{ name } = { name: '' }] = request.resources;
      if (name === 'silent') return new Promise(() => undefined);
      return name === 'refused' ? Promise.reject(new Error('no')) : others(request);
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
