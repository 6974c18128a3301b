import { poolId, theirFunction } from '../../../given/builders/a-user-pool.ts';
import { smokeStart } from '../../../given/fakes/fake-smoke-aws.ts';
import { allTriggers, every, smoke, types, user, type Options } from './login-run.ts';

test("passes if the user's events are in Kafka, and removes the user before the canary", async () => {
  const { code, sent, steps } = await smoke();

  expect(code).toBe(0);
  expect(sent.hops?.map(({ hop }) => hop)).toEqual([
    'sign-up',
    'login',
    'bus',
    'queue',
    'forwarder',
    'kafka',
    'events',
  ]);
  expect(sent.hops?.at(-1)?.proof).toBe(
    `In Kafka are the temporary user's ${every.join(', ')}. Proof: the forwarder's log.`,
  );
  expect(sent.events?.map(({ arrived, need }) => [arrived, need])).toEqual(Array(4).fill([true, 'required']));
  expect(steps).toEqual([`log in ${user.username}`, `remove ${user.username}`]);
});

test('fails at once if no trigger calls a function, and names events, triggers and fix', async () => {
  const { code, sent, cause, passedMs } = await smoke({ triggers: {}, inKafka: [] });

  expect([code, sent.failed?.hop]).toEqual([1, 'events']);
  expect(cause).toBe(
    `Not in Kafka: ${Object.entries(types)
      .map(([trigger, type]) => `${type} (${trigger})`)
      .join(
        ', ',
      )}. The pool ${poolId} has no function on ${Object.keys(types).join(', ')}. Run cognito-to-kafka attach ` +
      `--stack CognitoToKafka --pool ${poolId} --yes. Or raise attachmentRevision of the pool in userPools, and deploy. If the ` +
      'owner manages the triggers with another tool, add them there (attach --print all).',
  );
  expect(passedMs).toBeLessThan(1_000);
});

test.each(Object.entries(types))('fails if only %s has no function', async (trigger, type) => {
  const rest = Object.fromEntries(Object.entries(allTriggers).filter(([name]) => name !== trigger));
  const { code, cause } = await smoke({ triggers: rest, inKafka: every.filter((one) => one !== type) });

  expect(code).toBe(1);
  expect(cause).toContain(`Not in Kafka: ${type} (${trigger}). In Kafka: `);
  expect(cause).toContain(`no function on ${trigger}.`);
});

test.each<[string, Options, RegExp]>([
  [
    'the outbox',
    { aws: { queues: { depth: (url) => Promise.resolve(url === 'outbox' ? 2 : 0) } } },
    /The queue outbox has messages .*replay list --queue outbox\./,
  ],
  ['the log', {}, /Search the log trigger-log for errors\. Deploy if the forwarder is of an earlier version/],
])('fails after the timeout without the event of an attached trigger, and names %s', async (_what, options, words) => {
  const { code, cause, passedMs } = await smoke({ ...options, inKafka: every.slice(1) });

  expect(code).toBe(1);
  expect(cause).toMatch(/^Not in Kafka after 30 s: cognito\.sign_up\.requested\.v1 \(PreSignUp\)\. In Kafka: /);
  expect(cause).toMatch(words);
  expect(passedMs).toBeGreaterThan(30_000);
});

test('waits for events that arrive late', async () => {
  let asked = 0;
  const userEvents = () => Promise.resolve(new Set((asked += 1) < 9 ? every.slice(2) : every));

  expect(await smoke({ aws: { forwarder: { userEvents } } })).toMatchObject({ code: 0 });
});

describe('triggers of other functions', () => {
  const triggers = { ...allTriggers, PreAuthentication: theirFunction };
  const excluded = `${poolId}/PreAuthentication`;

  test('passes without the event of an excluded trigger, and prints that', async () => {
    const { code, sent, passedMs } = await smoke({
      triggers,
      excluded,
      inKafka: every.filter((type) => type !== types.PreAuthentication),
    });

    expect(code).toBe(0);
    expect(sent.hops?.at(-1)?.proof).toContain(
      `Not in Kafka, and not required: ${types.PreAuthentication} (PreAuthentication is left to another function`,
    );
    expect(passedMs).toBeLessThan(7_000);
  });

  test('reports the event of a wrapped function', async () => {
    const { code, sent } = await smoke({ triggers, excluded });

    expect([code, sent.events?.find(({ need }) => need === 'optional')?.arrived]).toEqual([0, true]);
  });

  test('fails without the event of another function that is not excluded, by its name', async () => {
    const { code, cause } = await smoke({ triggers, inKafka: [] });

    expect(code).toBe(1);
    expect(cause).toContain(`PreAuthentication calls another function, ${theirFunction}: wrap it`);
  });

  test('fails if every trigger is excluded and no event is in Kafka', async () => {
    const all = Object.fromEntries(Object.keys(types).map((trigger) => [trigger, theirFunction]));
    const none = Object.keys(types).map((trigger) => `${poolId}/${trigger}`);
    const { code, cause } = await smoke({ triggers: all, excluded: none.join(','), inKafka: [] });

    expect([code, cause]).toEqual([1, expect.stringMatching(/^None of the events of the temporary user is in Kafka/)]);
  });
});

describe('reading the topics', () => {
  const email = { newName: () => Promise.resolve({ name: `${user.username}@example.invalid`, isInEvents: false }) };
  const watch = (found: readonly string[]) => ({
    watchTopic: () =>
      Promise.resolve({
        topic: 'events',
        seen: () => ({ partition: 0, offset: '1', readMs: smokeStart }),
        typesOf: () => new Set(found),
        close: () => Promise.resolve(),
      }),
    userEvents: () => Promise.reject(new Error('not expected')),
  });

  test('says that nothing was checked for users named by email addresses, and fails', async () => {
    const { code, sent, cause } = await smoke({ pool: email });

    expect([code, sent.failed?.hop]).toEqual([1, 'events']);
    expect(cause).toMatch(/^Not checked: .*--read-topic on a machine that reaches the brokers\.$/);
    expect(sent.events?.map(({ arrived }) => arrived)).toEqual(Array(4).fill(undefined));
  });

  test('says of detached triggers what is certain, also there', async () => {
    expect((await smoke({ pool: email, triggers: {} })).cause).toMatch(
      /^Not in Kafka: .* has no function on PreSignUp/,
    );
  });

  test('with --read-topic the proof is the topic', async () => {
    const { code, sent } = await smoke({ pool: email, aws: { forwarder: watch(every) } }, '--read-topic');

    expect([code, sent.hops?.at(-1)?.proof]).toEqual([0, expect.stringContaining('Read from the topic.')]);
  });

  test('fails for an event that is not in the topic', async () => {
    const { code, cause } = await smoke({ aws: { forwarder: watch(every.slice(1)) } }, '--read-topic');

    expect([code, cause]).toEqual([1, expect.stringMatching(/^Not in Kafka after 30 s: cognito\.sign_up/)]);
  });
});
