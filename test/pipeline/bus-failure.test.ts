import { createServer, type Server } from 'node:net';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { IdentityEvent } from '../../contracts/catalogue.ts';
import { clientSettings } from '../../local/aws-environment.ts';
import { CognitoUser } from '../../local/cognito-user.ts';
import { waitFor } from '../../local/wait-for.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionEnvironment } from './setup/function-environment.ts';

const { endpoint } = deployedPipeline();
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

test.each([
  ['unreachable', 'nora', () => ({ AWS_ENDPOINT_URL_EVENTBRIDGE: 'http://127.0.0.1:1' }), 'ECONNREFUSED'],
  ['silent', 'olga', () => ({ AWS_ENDPOINT_URL_EVENTBRIDGE: silentAddress() }), 'TIMEOUT'],
  ['refusing the entry', 'pia', () => ({ EVENT_BUS_NAME: 'arn:aws:events:eu-west-1:000000000000:no-bus' }), undefined],
  ['not configured', 'quin', () => ({ EVENT_BUS_NAME: '' }), 'BAD_CONFIGURATION'],
])(
  'with a bus that is %s, sign-up and login succeed and each failure is counted',
  async (_what, name, broken, code) => {
    await environment.set(broken());
    const user = new CognitoUser(cognito, output('UserPoolClientId'), name);
    const begin = Date.now();
    await user.signUp();
    await user.confirm();
    await user.logIn();

    const lines = await waitFor(async () => atLeast(6, await failuresSince(begin)), {
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

interface FailureLine {
  readonly level: string;
  readonly code: string;
  readonly event?: IdentityEvent;
  readonly EventsNotPublished?: number;
  readonly EventsNotNormalized?: number;
}

async function failuresSince(startTime: number): Promise<FailureLine[]> {
  const { events = [] } = await logs.send(
    new FilterLogEventsCommand({ logGroupName: environment.logGroupName, startTime }),
  );
  const lines = events.map(({ message = '' }) => message.trim()).filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as FailureLine).filter(({ level }) => level === 'error');
}

const atLeast = <Item>(count: number, items: Item[]): Item[] | undefined => (items.length >= count ? items : undefined);
