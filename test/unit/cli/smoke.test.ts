import { CommandFailed } from '../../../platform/command-failed.ts';
import { canaryEvent } from '../../../cli/smoke/canary-event.ts';
import type { SmokeAws } from '../../../cli/smoke/smoke-ports.ts';
import { smokeCommand } from '../../../cli/smoke.ts';
import { canaryPoolId, isCanary } from '../../../contracts/canary.ts';
import { readEvent } from '../../../contracts/read-event.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { fakeSmokeAws, smokeOutputs as outputs, smokeStart as start } from '../../given/fakes/fake-smoke-aws.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import type { PortOverrides } from '../../given/fakes/port-overrides.ts';
import { runArguments } from '../../given/run-arguments.ts';

/** Runs the command on an AWS where the canary arrives, but for what is overridden. A step of the clock is 5 ms. */
async function smoke(over: PortOverrides<SmokeAws> = {}, ...argv: string[]) {
  const { ports, stdout, stderr } = fakeTerminal();
  let nowMs = start;
  const published: unknown[] = [];
  const aws = fakeSmokeAws({
    bus: { publish: (bus, event) => Promise.resolve(void published.push({ bus, event })) },
    ...over,
  });
  const command = smokeCommand({
    aws: () => aws,
    now: () => new Date((nowMs += 5)),
    pause: (ms) => Promise.resolve(void (nowMs += ms)),
    interrupted: () => new AbortController().signal,
  });
  const code = await runArguments(command, ['--stack', 'CognitoToKafka', ...argv], ports);
  return { code, stdout, stderr, published };
}

const delivered = () => Promise.resolve(undefined);

test('a canary is an event of the catalog, and no other event is one', () => {
  const canary = canaryEvent(new Date(start));

  expect(readEvent(JSON.stringify(canary))).toEqual({ event: canary });
  expect(isCanary(canary)).toBe(true);
  expect(isCanary(anEvent())).toBe(false);
});

test('prints each hop with its milliseconds and its proof, and no negative time', async () => {
  const { code, stdout, published } = await smoke();

  expect(code).toBe(0);
  expect(published).toMatchObject([{ bus: 'bus', event: { data: { userPoolId: canaryPoolId } } }]);
  expect(stdout.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    'bus 5 ms PutEvents returned an id',
    'queue 0 ms the time that SQS sent the message',
    "forwarder 1100 ms the forwarder's log: the time that it received the batch",
    "kafka 30 ms the forwarder's log: every in-sync replica of topic events has acknowledged it",
    expect.stringMatching(/^total 1135 ms canary [0-9a-f-]{36}$/),
  ]);
});

test.each<[string, PortOverrides<SmokeAws>, string, RegExp]>([
  ['the bus refuses', { bus: { publish: () => Promise.reject(new Error('AccessDenied')) } }, 'bus', /AccessDenied/],
  [
    'the brokers refuse the forwarder',
    {
      forwarder: {
        delivered,
        checkKafka: () => Promise.resolve({ reached: false, tookMs: 1, code: 'KAFKA_TLS_FAILED', detail: 'Why.' }),
      },
    },
    'kafka',
    /^KAFKA_TLS_FAILED: Why\./,
  ],
  [
    'a topic is missing',
    {
      forwarder: {
        delivered,
        checkKafka: () => Promise.resolve({ reached: true, tookMs: 1, topics: [], missing: 'None.' }),
      },
    },
    'kafka',
    /^None\./,
  ],
  [
    'a topic may not be written to',
    {
      forwarder: {
        delivered,
        checkKafka: () => Promise.resolve({ reached: true, tookMs: 1, topics: [], lastRefusal: 'Last.' }),
      },
    },
    'kafka',
    /^Last\./,
  ],
  [
    'the forwarder does not run',
    { forwarder: { delivered, checkKafka: () => Promise.reject(new Error('no')) } },
    'forwarder',
    /no/,
  ],
  [
    'messages wait',
    { forwarder: { delivered }, queues: { depth: (url) => Promise.resolve(url === 'queue' ? 3 : 0) } },
    'forwarder',
    /wait/,
  ],
  [
    'the rule fails',
    { forwarder: { delivered }, queues: { depth: (url) => Promise.resolve(url === 'queue' ? 0 : 1) } },
    'queue',
    /could not send events/,
  ],
  ['the queue never got it', { forwarder: { delivered } }, 'queue', /rule of the bus may be disabled/],
])('prints the hop and the probable cause if %s', async (_what, over, hop, cause) => {
  const { code, stdout } = await smoke(over, '--json');

  expect(code).toBe(1);
  const [line = ''] = stdout;
  expect(JSON.parse(line)).toMatchObject({ failed: { hop, cause: expect.stringMatching(cause) as string } });
});

test('waits for the time of --timeout', async () => {
  let asked = 0;
  await smoke({ forwarder: { delivered: () => Promise.resolve(void (asked += 1)) } }, '--timeout', '3');

  expect(asked).toBe(6);
});

test('fails for a stack that does not exist, and for one of another product', async () => {
  const missing = () => Promise.reject(new CommandFailed('Stack does not exist.'));

  await expect(smoke({ stack: { outputs: missing } })).rejects.toThrow(CommandFailed);
  await expect(smoke({ stack: { outputs: () => Promise.resolve({}) } })).rejects.toThrow(
    'has no output "EventBusName"',
  );
});

test.each(['0', '901', 'soon'])('--timeout %s is refused', async (timeout) => {
  await expect(smoke({}, '--timeout', timeout)).rejects.toThrow('1 to 900');
});

test('a login needs one pool with its app client', async () => {
  const severalPools = { outputs: () => Promise.resolve({ ...outputs, UserPoolId: 'a,b' }) };

  await expect(smoke({ stack: severalPools }, '--login')).rejects.toThrow('Use --pool ID and --client ID');
  await expect(smoke({}, '--pool', 'x')).rejects.toThrow('--pool requires --login.');
});
