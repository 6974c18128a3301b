import { CommandFailed } from '../../cli/command.ts';
import { canaryEvent } from '../../cli/smoke/canary-event.ts';
import type { LoginPool } from '../../cli/smoke/login.ts';
import type { SmokeAws } from '../../cli/smoke/smoke-ports.ts';
import { smokeCommand } from '../../cli/smoke.ts';
import { canaryPoolId, isCanary } from '../../contracts/canary.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { anEvent } from '../builders/an-event.ts';
import { fakeTerminal } from '../fakes/fake-terminal.ts';

const start = Date.UTC(2026, 10, 24, 3, 12, 45);
const outputs = {
  EventBusName: 'bus',
  QueueUrl: 'queue',
  RuleDeadLetterQueueUrl: 'rule-dead-letters',
  ForwarderFunctionName: 'forwarder',
};

/** Runs the command on an AWS where the canary arrives, but for what is overridden. A step of the clock is 5 ms. */
async function smoke(over: Partial<SmokeAws> = {}, ...argv: string[]) {
  const { ports, out, talk } = fakeTerminal();
  let nowMs = start;
  const published: unknown[] = [];
  const aws: SmokeAws = {
    outputs: () => Promise.resolve(outputs),
    publish: (bus, event) => Promise.resolve(void published.push({ bus, event })),
    delivered: (_function, id) =>
      Promise.resolve({ id, topic: 'events', queuedMs: start, receivedMs: start + 1100, acknowledgedMs: start + 1130 }),
    watchTopic: () => Promise.reject(new Error('not asked for')),
    checkKafka: () => Promise.resolve({ reached: true, tookMs: 7, topics: ['events'] }),
    depth: () => Promise.resolve(0),
    loginPool: () => {
      throw new Error('not asked for');
    },
    ...over,
  };
  const command = smokeCommand({
    aws: () => aws,
    now: () => new Date((nowMs += 5)),
    pause: (ms) => Promise.resolve(void (nowMs += ms)),
  });
  const code = await command.run(['--stack', 'CognitoToKafka', ...argv], ports);
  return { code, out, talk, published };
}

const never = () => Promise.resolve(undefined);

test('a canary is an event of the catalogue, and no other event is one', () => {
  const canary = canaryEvent(new Date(start));

  expect(readEvent(JSON.stringify(canary))).toEqual({ event: canary });
  expect(isCanary(canary)).toBe(true);
  expect(isCanary(anEvent())).toBe(false);
});

test('each hop is told with its milliseconds and its proof; clocks that disagree make no negative time', async () => {
  const { code, out, published } = await smoke();

  expect(code).toBe(0);
  expect(published).toMatchObject([{ bus: 'bus', event: { data: { userPoolId: canaryPoolId } } }]);
  expect(out.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    'bus 5 ms PutEvents gave it an id',
    "queue 0 ms SQS's time of the message",
    'forwarder 1100 ms its log: when it was given the batch',
    "kafka 30 ms the forwarder's log: every in-sync replica of topic events has acknowledged it",
    expect.stringMatching(/^in all 1135 ms canary [0-9a-f-]{36}$/),
  ]);
});

test.each<[string, Partial<SmokeAws>, string, RegExp]>([
  ['the bus refuses', { publish: () => Promise.reject(new Error('AccessDenied')) }, 'bus', /AccessDenied/],
  [
    'the brokers refuse the forwarder',
    {
      delivered: never,
      checkKafka: () => Promise.resolve({ reached: false, tookMs: 1, code: 'KAFKA_TLS_FAILED', detail: 'Why.' }),
    },
    'kafka',
    /^KAFKA_TLS_FAILED: Why\./,
  ],
  [
    'a topic is missing',
    { delivered: never, checkKafka: () => Promise.resolve({ reached: true, tookMs: 1, topics: [], missing: 'None.' }) },
    'kafka',
    /^None\./,
  ],
  [
    'a topic may not be written to',
    {
      delivered: never,
      checkKafka: () => Promise.resolve({ reached: true, tookMs: 1, topics: [], lastRefusal: 'Last.' }),
    },
    'kafka',
    /^Last\./,
  ],
  [
    'the forwarder does not run',
    { delivered: never, checkKafka: () => Promise.reject(new Error('no')) },
    'forwarder',
    /no/,
  ],
  [
    'messages wait',
    { delivered: never, depth: (url) => Promise.resolve(url === 'queue' ? 3 : 0) },
    'forwarder',
    /wait/,
  ],
  [
    'the rule fails',
    { delivered: never, depth: (url) => Promise.resolve(url === 'queue' ? 0 : 1) },
    'queue',
    /could not put events/,
  ],
  ['the queue never got it', { delivered: never }, 'queue', /rule of the bus may be off/],
])('where %s, the hop and the probable cause are told', async (_what, over, hop, cause) => {
  const { code, out } = await smoke(over, '--json');

  expect(code).toBe(1);
  const [line = ''] = out;
  expect(JSON.parse(line)).toMatchObject({ failed: { hop, cause: expect.stringMatching(cause) as string } });
});

test('it waits as long as it is told', async () => {
  let asked = 0;
  await smoke({ delivered: () => Promise.resolve(void (asked += 1)) }, '--timeout', '3');

  expect(asked).toBe(6);
});

test('a stack that is not there is told, and one of another kind', async () => {
  const missing = () => Promise.reject(new CommandFailed('Stack does not exist.'));

  await expect(smoke({ outputs: missing })).rejects.toThrow(CommandFailed);
  await expect(smoke({ outputs: () => Promise.resolve({}) })).rejects.toThrow('has no output "EventBusName"');
});

test.each(['0', '901', 'soon'])('--timeout %s is refused', async (timeout) => {
  await expect(smoke({}, '--timeout', timeout)).rejects.toThrow('1 to 900');
});

describe('--login', () => {
  /** A pool that keeps what was done to it. */
  function aPool(over: Partial<LoginPool> = {}) {
    const steps: string[] = [];
    const step = (what: string) => (username: string) => Promise.resolve(void steps.push(`${what} ${username}`));
    const pool = { signUp: () => Promise.resolve('u'), logIn: step('log in'), remove: step('remove'), ...over };
    return { steps, loginPool: () => pool };
  }
  const ids = { UserPoolId: 'eu-west-1_Pool', UserPoolClientId: 'client' };
  const withPool = () => Promise.resolve({ ...outputs, ...ids });

  test('a user gets in and is removed before the canary goes', async () => {
    const { loginPool, steps } = aPool();
    const { code, out } = await smoke({ loginPool, outputs: withPool }, '--login', '--json');

    expect(code).toBe(0);
    expect((JSON.parse(out[0] ?? '') as { hops: { hop: string }[] }).hops.map(({ hop }) => hop)).toEqual([
      'sign-up',
      'login',
      'bus',
      'queue',
      'forwarder',
      'kafka',
    ]);
    expect(steps).toEqual(['log in u', 'remove u']);
  });

  test('a user that does not get in is removed all the same, and the step fails with the reason', async () => {
    const { loginPool, steps } = aPool({ logIn: () => Promise.reject(new Error('denied')) });
    const { code, out } = await smoke({ loginPool, outputs: withPool }, '--login', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ failed: { hop: 'login', cause: 'Error: denied' } });
    expect(steps).toEqual(['remove u']);
  });

  test('where the stack has pools of others, the pool and the client have to be told', async () => {
    const theirs = () => Promise.resolve({ ...outputs, UserPoolId: 'a,b' });

    await expect(smoke({ outputs: theirs }, '--login')).rejects.toThrow('say --pool ID and --client ID');
    await expect(smoke({}, '--pool', 'x')).rejects.toThrow('go with --login');
  });
});
