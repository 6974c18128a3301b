import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridge, type Target } from '@aws-sdk/client-eventbridge';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { everythingRole, startEmulator, type Emulator } from './emulator.ts';
import { recordsOf } from './firehose-records.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

const arnOf = (service: string, resource: string) => `arn:aws:${service}:${region}:${accountId}:${resource}`;

async function sendTo(target: Omit<Target, 'Id'>): Promise<void> {
  const events = new EventBridge(emulator.settings);
  await events.putRule({ Name: 'orders', EventPattern: '{"source":["shop"]}' });
  await events.putTargets({ Rule: 'orders', Targets: [{ Id: 'target', ...target }] });
  await events.putEvents({ Entries: [{ Source: 'shop', DetailType: 'order placed', Detail: '{"n":1}' }] });
}

test('a log group gets the event with its envelope as a message', async () => {
  const logs = new CloudWatchLogs(emulator.settings);
  await logs.createLogGroup({ logGroupName: '/aws/events/orders' });
  const Statement = ['events', 'delivery.logs'].map((service) => ({
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: '*',
  }));
  await logs.putResourcePolicy({ policyName: 'rules', policyDocument: JSON.stringify({ Statement }) });

  await sendTo({ Arn: arnOf('logs', 'log-group:/aws/events/orders') });

  const { message = '' } = await waitFor(
    async () => (await logs.filterLogEvents({ logGroupName: '/aws/events/orders' })).events?.[0],
    { what: 'the log event', timeoutMs: 10_000 },
  );
  expect(JSON.parse(message)).toMatchObject({ 'detail-type': 'order placed', detail: { n: 1 } });
});

test('a Firehose stream gets what the input path names', async () => {
  await deployStack(emulator, 'stream', {
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders' } },
      Stream: {
        Type: 'AWS::KinesisFirehose::DeliveryStream',
        DependsOn: 'Bucket',
        Properties: {
          DeliveryStreamName: 'orders',
          ExtendedS3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::orders', RoleARN: arnOf('iam', 'role/x') },
        },
      },
    },
  });

  const stream = { Arn: arnOf('firehose', 'deliverystream/orders'), RoleArn: everythingRole };
  await sendTo({ ...stream, InputPath: '$.detail' });

  expect(await recordsOf(emulator.endpoint, 'orders')).toEqual(['{"n":1}']);
});
