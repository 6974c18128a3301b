import type { Admin } from 'kafkajs';
import { notYetRead, readLimits } from '../../../../kafka/topics/read-limits.ts';
import { usualLimits } from '../../../../kafka/topics/topic-limits.ts';

type Describe = Admin['describeConfigs'];

/** Brokers that tell of each topic's configuration what `entries` has. */
const telling =
  (entries: Readonly<Record<string, string>>): Describe =>
  ({ resources }) =>
    Promise.resolve({
      throttleTime: 0,
      resources: resources.map(({ name }) => ({
        errorCode: 0,
        errorMessage: '',
        resourceName: name,
        resourceType: 2,
        configEntries: Object.entries(entries).map(([configName, configValue]) => ({
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
