import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { App } from 'aws-cdk-lib';
import { busSource } from '../../../contracts/bus.ts';
import { accountId, clientSettings, region } from '../../../local/rig/aws-environment.ts';
import { deploy } from '../../../local/rig/deploy.ts';
import { listen, type Listening } from '../../../local/rig/listen.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { recordsOf } from '../emulator/firehose-records.ts';
import { ConsumersStack } from './setup/consumers-stack.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { contentOf } from './setup/queue-content.ts';

const { endpoint } = deployedPipeline();
const busName = output('EventBusName');
const plain = anEvent();
const event = anEvent({ data: { ...plain.data, newDeviceUsed: true } });
const calls: { readonly key: unknown; readonly body: string }[] = [];
let runFolder: string;
let crm: Listening;
let given: Readonly<Record<string, string>>;

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-consumers-'));
  crm = await listen((request, response) => {
    void text(request).then((body) => {
      calls.push({ key: request.headers['x-api-key'], body });
      response.end();
    });
  });
  const app = new App({ outdir: join(runFolder, 'cdk.out'), builtinCloudFormationValidation: false });
  const busArn = `arn:aws:events:${region}:${accountId}:event-bus/${busName}`;
  new ConsumersStack(app, 'Consumers', { busArn, endpoint: `http://127.0.0.1:${crm.port}/` });
  app.synth();
  given = await deploy(runFolder, endpoint, 'Consumers');
  const Entries = [event, plain].map((sent) => ({
    EventBusName: busName,
    Source: busSource,
    DetailType: sent.type,
    Detail: JSON.stringify(sent),
  }));
  await new EventBridge(clientSettings(endpoint)).putEvents({ Entries });
});

afterAll(async () => {
  crm.stop();
  await rm(runFolder, { recursive: true });
});

/** Waits for a text that is about the event, and returns it as the JSON that it is. */
async function about(what: string, look: () => Promise<readonly string[]>): Promise<unknown> {
  const find = async () => (await look()).find((found) => found.includes(event.id));
  return JSON.parse(await waitFor(find, { what: `the event in ${what}`, timeoutMs: 20_000 }));
}

const bodiesIn = async (name: string): Promise<string[]> =>
  (await contentOf(endpoint, given[`${name}Url`] ?? '')).map(({ Body }) => Body);

/** A function's log is there once it has run. */
async function linesIn(logGroupName: string): Promise<string[]> {
  const logs = new CloudWatchLogs(clientSettings(endpoint));
  const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: logGroupName });
  if (logGroups.length === 0) return [];
  const { events = [] } = await logs.filterLogEvents({ logGroupName });
  return events.map(({ message = '' }) => message.slice(message.indexOf('{')));
}

const envelope = { source: busSource, 'detail-type': event.type, detail: event };

test('a queue has the event itself', async () => {
  expect(await about('Logins', () => bodiesIn('Logins'))).toEqual(event);
});

test('a function has the event itself, and none that its filter leaves out', async () => {
  const lines = () => linesIn(given['MailerLog'] ?? '');

  expect(await about('the log of the function', lines)).toEqual(event);
  expect((await lines()).filter((line) => line.includes(plain.id))).toEqual([]);
});

test('a log group has the event in its envelope', async () => {
  expect(await about('the log group', () => linesIn('/aws/events/identity'))).toMatchObject(envelope);
});

test('an API has the event itself, with what the connection authorizes', async () => {
  expect(await about('a call', () => Promise.resolve(calls.map(({ body }) => body)))).toEqual(event);
  expect(calls.map(({ key }) => key)).toContain('only-for-the-test');
});

test('a Firehose stream has the event itself', async () => {
  expect(await about('the bucket', () => recordsOf(endpoint, given['LakeName'] ?? ''))).toEqual(event);
});

test('another bus has the event in its envelope, so that consumers there work as here', async () => {
  expect(await about('Alerts', () => bodiesIn('Alerts'))).toEqual(event);
});

test("a target that is gone: the event is in the consumer's dead-letter queue", async () => {
  expect(await about('DeadLetters', () => bodiesIn('DeadLetters'))).toMatchObject(envelope);
});
