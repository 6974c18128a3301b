import { setTimeout } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { busSource } from '../../contracts/bus.ts';
import type { CanaryDelivered } from '../../contracts/canary.ts';
import type { ForwarderCheckAnswer } from '../../contracts/forwarder-check.ts';
import { awsClock } from '../aws-clock.ts';
import { stackOutputs } from '../stack-outputs.ts';
import type { AwsSettings } from '../user-pool/pool-access.ts';
import { loginPool } from './login-pool.ts';
import type { SmokeAws, SmokePorts } from './smoke-ports.ts';

const clock = awsClock();

/** AWS as it is, with its time: the forwarder's log and SQS have no other. */
export const smokePorts: SmokePorts = { aws: connect, now: clock.now, pause: (ms) => setTimeout(ms) };

function connect(settings: AwsSettings): SmokeAws {
  const [lambda, logs] = [clock.follow(new LambdaClient(settings)), new CloudWatchLogsClient(settings)];
  const events = clock.follow(new EventBridgeClient(settings));
  const cloudFormation = clock.follow(new CloudFormationClient(settings));
  const sqs = new SQSClient({ ...settings, ...(settings.endpoint ? { useQueueUrlAsEndpoint: false } : {}) });
  let logGroup: Promise<string | undefined> | undefined;
  return {
    loginPool: (userPoolId, clientId) => loginPool(settings, userPoolId, clientId),
    outputs: (stack) => stackOutputs(cloudFormation, stack),
    publish: async (EventBusName, event) => {
      const entry = { EventBusName, Source: busSource, DetailType: event.type, Detail: JSON.stringify(event) };
      const { Entries = [] } = await events.send(new PutEventsCommand({ Entries: [entry] }));
      const { EventId, ErrorCode = 'UNKNOWN', ErrorMessage = '' } = Entries[0] ?? {};
      if (EventId === undefined) throw new Error(`${ErrorCode} ${ErrorMessage}`.trim());
    },
    delivered: async (FunctionName, id, since) => {
      logGroup ??= lambda
        .send(new GetFunctionConfigurationCommand({ FunctionName }))
        .then((c) => c.LoggingConfig?.LogGroup);
      const query = { startTime: since.getTime() - 60_000, filterPattern: `"${id}"` };
      const { events = [] } = await logs.send(
        new FilterLogEventsCommand({ ...query, logGroupName: (await logGroup) ?? `/aws/lambda/${FunctionName}` }),
      );
      return events.map(({ message = '' }) => canaryIn(message)).find((canary) => canary?.id === id);
    },
    watchTopic: async (FunctionName) => {
      const { Environment = {} } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      const { watchTopic } = await import('./watch-topic.ts');
      return watchTopic({ ...Environment.Variables, AWS_REGION: await lambda.config.region() }, settings, clock.now);
    },
    checkKafka: async (FunctionName) => {
      const Payload = Buffer.from(JSON.stringify({ check: 'kafka' }));
      const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
      const text = Buffer.from(answer.Payload ?? []).toString();
      if (answer.FunctionError !== undefined) throw new Error(`the function failed: ${text.slice(0, 300)}`);
      return JSON.parse(text) as ForwarderCheckAnswer;
    },
    depth: async (QueueUrl) => {
      const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
      );
      return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    },
  };
}

function canaryIn(line: string): CanaryDelivered | undefined {
  if (!line.startsWith('{')) return undefined;
  return (JSON.parse(line) as { canary?: CanaryDelivered }).canary;
}
