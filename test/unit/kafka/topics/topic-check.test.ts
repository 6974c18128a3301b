import fc from 'fast-check';
import { failureRow } from '../../../../kafka/failures/table/failure-table.ts';
import { topicCheck } from '../../../../kafka/topics/topic-check.ts';
import {
  aConnectionError,
  aProtocolError,
  refused,
  retriesExceeded,
  saslRefusal,
} from '../../../given/builders/a-kafka-error.ts';
import { fakeTopicAdmin, notAuthorized, unknownTopic, withoutLeader } from '../../../given/fakes/fake-topic-admin.ts';

const topics = ['logins', 'tokens', 'others'];
const create = { partitions: 3, replicationFactor: 3 };
const policyViolated = () => aProtocolError('POLICY_VIOLATION', 44);

interface Situation {
  readonly errors?: Readonly<Record<string, Error>>;
  readonly creates?: boolean;
  readonly refuses?: (topic: string) => Error | undefined;
  readonly of?: readonly string[];
}

/** The check of an environment, with fake brokers, and its reports. */
function aCheck({ errors = {}, creates = false, refuses = () => undefined, of = topics }: Situation = {}) {
  const states = new Map(Object.entries(errors));
  let maxBytes = 1000;
  const { admin, ...seen } = fakeTopicAdmin({ errors: states, refuses, maxBytes: () => maxBytes });
  const reports: string[] = [];
  const report = ({ message }: Error) => void reports.push(message);
  const check = topicCheck({ topics: of, create: creates ? create : undefined, report });
  return {
    ...seen,
    states,
    reports,
    lost: check.lost,
    look: () => check(admin),
    takesNow: (bytes: number) => void (maxBytes = bytes),
  };
}

const topicErrors = [unknownTopic, notAuthorized, withoutLeader, () => retriesExceeded(withoutLeader())];

test('reads the limits of available topics, and fails only if all are missing', async () => {
  const state = fc.option(fc.constantFrom(...topicErrors), { nil: undefined });

  await fc.assert(
    fc.asyncProperty(fc.tuple(state, state, state), async (states) => {
      const failing = topics.flatMap((topic, nth) => (states[nth] ? [[topic, states[nth]()] as const] : []));
      const { look } = aCheck({ errors: Object.fromEntries(failing) });
      const areAllMissing = states.every((one) => one === unknownTopic || one === notAuthorized);
      const sound = topics.filter((_topic, nth) => states[nth] === undefined);

      const limits = await look().catch(() => undefined);

      expect(limits === undefined).toBe(areAllMissing);
      expect(limits && sound.map((topic) => limits.get(topic)?.maxBatchBytes)).toEqual(
        areAllMissing ? undefined : sound.map(() => 1000),
      );
    }),
  );
});

test.each([
  ['cannot be reached', refused()],
  ['refuse the credentials', saslRefusal('no')],
  ['refuse to serve this user', aProtocolError('CLUSTER_AUTHORIZATION_FAILED', 31)],
  ['cannot be trusted', aConnectionError('SELF_SIGNED_CERT_IN_CHAIN')],
])('brokers that %s fail the check, after one question', async (_what, error) => {
  const { look, reports } = aCheck({ errors: { logins: error } });

  await expect(look()).rejects.toBe(error);
  expect(reports).toEqual([]);
});

test('reports missing topics once, until others are missing', async () => {
  const { look, reports, states } = aCheck({ errors: { logins: unknownTopic() } });

  await look();
  await look();
  states.set('tokens', unknownTopic());
  states.delete('logins');
  await look();

  expect(reports).toEqual([expect.stringMatching(/^The topic logins does not exist/)]);
});

test.each([
  [['logins'], 'The topic logins does not exist, or the forwarder is not authorized to describe it. '],
  [
    ['logins', 'tokens'],
    'The topics logins, tokens do not exist, or the forwarder is not authorized to describe them. ',
  ],
])('names the missing topics %j, and the fix', async (missing, text) => {
  const { look, reports } = aCheck({ errors: Object.fromEntries(missing.map((topic) => [topic, unknownTopic()])) });
  await look();

  expect(reports).toEqual([text + failureRow('KAFKA_TOPIC_MISSING').fix]);
});

test('checks a topic once, and reads its limits again after it was lost', async () => {
  const { look, lost, asked, described, takesNow } = aCheck();
  await look();
  await look();
  expect([asked, described]).toEqual([[topics], topics]);

  takesNow(50);
  expect(lost('tokens')).toBe(false);
  const limits = await look();

  expect(described).toEqual([...topics, 'tokens']);
  expect([limits.get('tokens')?.maxBatchBytes, limits.get('logins')?.maxBatchBytes]).toEqual([50, 1000]);
});

test.each([
  ['one topic that exists', { of: ['one'] }, [['one']]],
  ['topics that all exist', { creates: true }, [topics]],
  ['one topic that is missing', { errors: { one: unknownTopic() }, of: ['one'] }, [['one']]],
  [
    'topics of which one is missing',
    { errors: { logins: unknownTopic() } },
    [topics, ...topics.map((topic) => [topic])],
  ],
])('asks no more often than needed about %s', async (_what, situation, expected) => {
  const { look, asked } = aCheck(situation);
  await look().catch(() => undefined);

  expect(asked).toEqual(expected);
});

test('creates a lost topic again, three times per minute at most', async () => {
  jest.useFakeTimers();
  try {
    const { look, lost, created, states } = aCheck({ creates: true });
    await look();
    const deleteTokens = () => {
      states.set('tokens', unknownTopic());
      return lost('tokens');
    };
    for (let nth = 0; nth < 3; nth++) {
      expect(deleteTokens()).toBe(true);
      await look();
      expect(states.has('tokens')).toBe(false);
      jest.advanceTimersByTime(1_000);
    }
    expect(deleteTokens()).toBe(false);
    await look();
    expect(created).toEqual(['tokens', 'tokens', 'tokens']);

    jest.advanceTimersByTime(60_000);
    expect(lost('tokens')).toBe(true);
    await look();
    expect([created.length, states.has('tokens')]).toEqual([4, false]);
  } finally {
    jest.useRealTimers();
  }
});

test('connections that are tried side by side have one attempt in common', async () => {
  const { look, lost, created } = aCheck({ errors: { tokens: unknownTopic() }, creates: true });
  await Promise.all([look(), look(), look()]);

  expect(created).toEqual(['tokens', 'tokens', 'tokens']);
  expect(lost('tokens')).toBe(true);
});

test('reports a creation without an answer of the brokers, and tries it again', async () => {
  const errors = { tokens: unknownTopic() };
  const { look, lost, reports } = aCheck({ errors, creates: true, refuses: refused });
  await look();

  expect(reports).toEqual([expect.stringMatching(/^The topic tokens cannot be created .*\(ECONNREFUSED\)/)]);
  expect(lost('tokens')).toBe(true);
});

test('does not fail other topics when one cannot be created, nor retry it at once', async () => {
  const errors = { logins: unknownTopic(), tokens: unknownTopic() };
  const refuses = (topic: string) => (topic === 'logins' ? policyViolated() : undefined);
  const { look, lost, created, described, reports } = aCheck({ errors, creates: true, refuses });

  const limits = await look();

  expect(described).toEqual(['tokens', 'others']);
  expect(limits.get('tokens')?.maxBatchBytes).toBe(1000);
  expect(reports).toEqual([
    expect.stringMatching(/^The topic logins cannot be created with 3 partitions .* \(POLICY_VIOLATION\)/),
  ]);
  expect(lost('logins')).toBe(false);
  await look();
  expect(created).toEqual(['logins', 'tokens']);
});

test('fails with the reason if the only topic is refused', async () => {
  const { look } = aCheck({ errors: { one: unknownTopic() }, creates: true, refuses: policyViolated, of: ['one'] });

  await expect(look()).rejects.toThrow(/^The topic one cannot be created .*POLICY_VIOLATION/);
});

test('creates no topic for one that exists and has no leader', async () => {
  const { look, created, reports } = aCheck({ errors: { one: withoutLeader() }, creates: true, of: ['one'] });

  expect((await look()).get('one')?.maxBatchBytes).toBe(1000);
  expect([created, reports]).toEqual([[], []]);
});
