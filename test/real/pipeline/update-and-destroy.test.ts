import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { Lambda } from '@aws-sdk/client-lambda';
import { SQS } from '@aws-sdk/client-sqs';
import { busSource } from '../../../contracts/bus.ts';
import { accountId, clientSettings, region } from '../../../local/rig/aws-environment.ts';
import { deploy, destroy, synthesize } from '../../../local/rig/deploy.ts';
import type { StackOutputs } from '../../../contracts/stack-outputs.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { contentOf } from './setup/queue-content.ts';
import { remainsOf } from './setup/remains-of.ts';

const { endpoint } = deployedPipeline();
const settings = clientSettings(endpoint);
const events = new EventBridge(settings);
const lambda = new Lambda(settings);
const sqs = new SQS(settings);
const stackName = 'Changing';
const event = anEvent();
let runFolder: string;
let given: StackOutputs;

/** Nothing listens there: what is queued stays queued. */
const kafka = { brokers: ['127.0.0.1:1'] };

async function deployWith(more: object): Promise<StackOutputs> {
  const userPools = [{ id: output('UserPoolId'), attach: false }];
  await synthesize(runFolder, { stackName, userPools, audit: { enabled: false }, kafka, ...more });
  return deploy(runFolder, endpoint, stackName);
}

const isQueued = async (): Promise<boolean> =>
  (await contentOf(endpoint, given['QueueUrl'] ?? '')).some(({ Body }) => Body.includes(event.id));

/** The event source mapping of the forwarder, and the visibility timeout of its queue. */
async function reading() {
  const [mapping = {}] =
    (await lambda.listEventSourceMappings({ FunctionName: given['ForwarderFunctionName'] })).EventSourceMappings ?? [];
  const { Attributes } = await sqs.getQueueAttributes({
    QueueUrl: given['QueueUrl'] ?? '',
    AttributeNames: ['VisibilityTimeout'],
  });
  const { UUID, BatchSize, MaximumBatchingWindowInSeconds, ScalingConfig } = mapping;
  return { UUID, BatchSize, MaximumBatchingWindowInSeconds, ScalingConfig, ...Attributes };
}

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-changing-'));
  // The settings of the versions before the profiles.
  given = await deployWith({ forwarder: { profile: 'balanced' } });
  const Detail = JSON.stringify(event);
  const entry = { EventBusName: given['EventBusName'], Source: busSource, DetailType: event.type, Detail };
  await events.putEvents({ Entries: [entry] });
  await waitFor(isQueued, { what: 'the event in the queue', timeoutMs: 20_000 });
});

afterAll(() => rm(runFolder, { recursive: true }));

test('an update to another configuration keeps the bus, the queues and a waiting event', async () => {
  const target = `arn:aws:sqs:${region}:${accountId}:shop`;
  const before = await reading();
  const updated = await deployWith({
    kafka: { ...kafka, compression: 'gzip', topics: { 'cognito.login.': 'logins' } },
    archive: { retentionDays: 30 },
    consumers: { Shop: { types: ['cognito.user.*'], target } },
  });

  expect(updated).toMatchObject(given);
  expect(updated).toHaveProperty('ShopRuleDeadLetterQueueUrl');
  expect(await isQueued()).toBe(true);
  expect(before).toMatchObject({ BatchSize: 100, MaximumBatchingWindowInSeconds: 1, VisibilityTimeout: '181' });
  expect(await reading()).toEqual({
    UUID: before.UUID,
    BatchSize: 10,
    MaximumBatchingWindowInSeconds: 0,
    ScalingConfig: { MaximumConcurrency: 10 },
    VisibilityTimeout: '180',
  });
  expect(await events.describeArchive({ ArchiveName: updated['EventArchiveName'] })).toMatchObject({
    EventCount: 1,
    RetentionDays: 30,
  });
});

test('deletes functions with the stack, and keeps events and a function of a pool', async () => {
  await destroy(runFolder, endpoint);

  const { functions, ...kept } = await remainsOf(endpoint, stackName);
  expect(functions).toEqual([expect.stringMatching(/^Changing-TriggerObserver/)]);
  expect(kept).toMatchObject({ buses: [given['EventBusName']], archives: [given['EventArchiveName']] });
  expect(kept.queueUrls).toEqual(expect.arrayContaining([given['QueueUrl'], given['OutboxQueueUrl']]));
  expect(kept.logGroups).toContain(given['TriggerLogGroupName']);
  expect(await isQueued()).toBe(true);
});
