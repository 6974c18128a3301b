import { createServer, type Server } from 'node:net';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { openTopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';
import { replay } from './setup/replay-command.ts';

const { endpoint, bootstrap, topic } = deployedPipeline();
const cognito = new CognitoIdentityProviderClient(clientSettings(endpoint));
const logs = new CloudWatchLogsClient(clientSettings(endpoint));
let environment: Awaited<ReturnType<typeof functionEnvironment>>;
let silent: Server;

beforeAll(async () => {
  environment = await functionEnvironment(new LambdaClient(clientSettings(endpoint)), output('TriggerFunctionArn'));
  silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await environment.restore();
  silent.close();
});

const silentAddress = (): string => {
  const address = silent.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
};

const unreachable = () => ({ AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1' });
const mute = () => ({ AWS_ENDPOINT_URL_EVENTBRIDGE: silentAddress() });
const refusing = () => ({ EVENT_BUS_NAME: 'arn:aws:events:eu-west-1:000000000000:no-bus' });

test.each([
  ['unreachable', 'rita', unreachable, 'ECONNREFUSED'],
  ['silent', 'stig', mute, 'TIMEOUT'],
  ['refusing the entry', 'tara', refusing, undefined],
])('with a bus that is %s, logins succeed, and the outbox delivers every event', async (_what, name, broken, code) => {
  const reader = await openTopicReader(bootstrap, topic);
  await environment.set(broken());
  const begin = Date.now();
  await live(name);

  const ofUser = () => reader.records.filter(({ value }) => value.includes(`"username":"${name}"`));
  await waitFor(() => atLeast(6, ofUser()), { what: 'the six events in Kafka', timeoutMs: 60_000 });
  await reader.close();
  const lines = await linesSince(begin);
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(lines.filter(({ EventsSentToOutbox }) => EventsSentToOutbox === 1)).toHaveLength(6);
  for (const line of lines.filter(({ EventsSentToOutbox }) => EventsSentToOutbox))
    expect(line.code).toBe(code ?? line.code);
});

const noOutbox = { OUTBOX_QUEUE_URL: '' };

test.each([
  ['unreachable', 'nora', unreachable, 'ECONNREFUSED'],
  ['silent', 'olga', mute, 'TIMEOUT'],
  ['refusing the entry', 'pia', refusing, undefined],
  ['not configured', 'quin', () => ({ EVENT_BUS_NAME: '' }), 'BAD_CONFIGURATION'],
])(
  'with a bus that is %s and no outbox, logins succeed and failures are counted',
  async (_what, name, broken, code) => {
    await environment.set({ ...noOutbox, ...broken() });
    const begin = Date.now();
    await live(name);

    const failures = async () => (await linesSince(begin)).filter(({ level }) => level === 'error');
    const lines = await waitFor(async () => atLeast(6, await failures()), {
      what: 'a log line for each of the six events',
      timeoutMs: 30_000,
    });
    expect(lines).toHaveLength(6);
    for (const line of lines) {
      expect(line.code).toBe(code ?? line.code);
      expect((line.EventsNotPublished ?? 0) + (line.EventsNotNormalized ?? 0)).toBe(1);
      // What the bus did not take can be taken from the log.
      if (code !== 'BAD_CONFIGURATION') expect(line.event?.data).toMatchObject({ username: name });
    }
  },
);

test('events that only the log contains reach Kafka with one command', async () => {
  const reader = await openTopicReader(bootstrap, topic);

  const { code, stderr } = await replay(endpoint, 'import', '--log', '--since', '1h', '--yes');

  expect([code, stderr]).toEqual([0, expect.stringContaining('Sent 18 to the bus')]);
  const names = ['nora', 'olga', 'pia'];
  const ofThem = () =>
    reader.records.filter(({ value }) => names.some((name) => value.includes(`"username":"${name}"`)));
  await waitFor(() => atLeast(18, ofThem()), { what: 'their events in Kafka', timeoutMs: 60_000 });
  await reader.close();
});

/** Signs up, confirms and logs in: six events. */
async function live(name: string): Promise<void> {
  const user = new CognitoUser(cognito, output('UserPoolClientId'), name);
  await user.signUp();
  await user.confirm();
  await user.logIn();
}

interface Line {
  readonly level: string;
  readonly code: string;
  readonly EventsSentToOutbox?: number;
  readonly event?: IdentityEvent;
  readonly EventsNotPublished?: number;
  readonly EventsNotNormalized?: number;
}

async function linesSince(startTime: number): Promise<Line[]> {
  const { events = [] } = await logs.send(
    new FilterLogEventsCommand({ logGroupName: environment.logGroupName, startTime }),
  );
  const lines = events.map(({ message = '' }) => message.trim()).filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as Line);
}

const atLeast = <Item>(count: number, items: Item[]): Item[] | undefined => (items.length >= count ? items : undefined);
