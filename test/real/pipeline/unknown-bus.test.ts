import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateEventBusCommand, EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { deploy, synthesize } from '../../../local/rig/deploy.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';

const { endpoint } = deployedPipeline();
const bridge = new EventBridgeClient(clientSettings(endpoint));
let runFolder: string;

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-bus-'));
  const kafka = { brokers: ['127.0.0.1:1'] };
  await synthesize(runFolder, {
    stackName: 'SecondPipeline',
    eventBus: { name: 'our-own-bus' },
    schemaRegistry: true,
    kafka,
  });
});

afterAll(() => rm(runFolder, { recursive: true }));

test('a deployment to a missing bus fails with its name, because PutEvents would not', async () => {
  const Entries = [{ EventBusName: 'our-own-bus', Source: 'test', DetailType: 'test', Detail: '{}' }];
  const answer = await bridge.send(new PutEventsCommand({ Entries }));
  expect(answer.FailedEntryCount).toBe(0);

  await expect(deploy(runFolder, endpoint)).rejects.toThrow(/bus "our-own-bus" does not exist/);
});

test('the same deployment succeeds once the bus is there', async () => {
  await bridge.send(new CreateEventBusCommand({ Name: 'our-own-bus' }));
  expect(await deploy(runFolder, endpoint, 'SecondPipeline')).toMatchObject({
    EventBusName: 'our-own-bus',
    SchemaRegistryName: expect.any(String) as string,
    // The trail of the first pipeline logs for the whole account.
    AuditTrail: expect.stringMatching(/trail/) as string,
  });
});
