import { setTimeout } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { busSource } from '../../contracts/bus.ts';
import type { ForwarderCheckAnswer } from '../../contracts/forwarder-check.ts';
import type { LogFields } from '../../contracts/log-line.ts';
import { PoolNotFound } from '../../triggers/attachment/attachment-error.ts';
import { triggerStates } from '../../triggers/attachment/trigger-plan.ts';
import { awsClock } from '../../platform/aws-clock.ts';
import { readStackOutputs } from '../stack-outputs.ts';
import { attachmentDependencies } from '../user-pool/dependencies.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';
import { loginPool } from './login-pool.ts';
import type { SmokeAws, SmokePorts } from './smoke-ports.ts';

const clock = awsClock();

/** Creates the adapters of AWS. Its clock sets the times in the forwarder's log and in SQS. */
export const smokeDependencies: Omit<SmokePorts, 'interrupted'> = {
  aws: connect,
  now: clock.now,
  pause: (ms) => setTimeout(ms),
};

function connect(settings: AwsSettings): SmokeAws {
  const [lambda, logs] = [clock.follow(new LambdaClient(settings)), new CloudWatchLogsClient(settings)];
  const events = clock.follow(new EventBridgeClient(settings));
  const cloudFormation = clock.follow(new CloudFormationClient(settings));
  const sqs = new SQSClient({ ...settings, ...(settings.endpoint ? { useQueueUrlAsEndpoint: false } : {}) });
  let logGroup: Promise<string | undefined> | undefined;
  /** The lines of the forwarder's log with a text. A page of CloudWatch may be empty although a later one is not. */
  const linesWith = async (FunctionName: string, text: string, since: Date): Promise<Partial<LogFields>[]> => {
    logGroup ??= lambda
      .send(new GetFunctionConfigurationCommand({ FunctionName }))
      .then((c) => c.LoggingConfig?.LogGroup);
    const logGroupName = (await logGroup) ?? `/aws/lambda/${FunctionName}`;
    const query = { logGroupName, startTime: since.getTime() - 60_000, filterPattern: `"${text}"` };
    const lines: Partial<LogFields>[] = [];
    for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, query))
      lines.push(...events.flatMap(({ message = '' }) => fieldsIn(message)));
    return lines;
  };
  return {
    stack: { outputs: (stack) => readStackOutputs(cloudFormation, stack) },
    bus: {
      publish: async (EventBusName, event) => {
        const entry = { EventBusName, Source: busSource, DetailType: event.type, Detail: JSON.stringify(event) };
        const { Entries = [] } = await events.send(new PutEventsCommand({ Entries: [entry] }));
        const { EventId, ErrorCode = 'UNKNOWN', ErrorMessage = '' } = Entries[0] ?? {};
        if (EventId === undefined) throw new Error(`${ErrorCode} ${ErrorMessage}`.trim());
      },
    },
    forwarder: {
      checkKafka: async (FunctionName) => {
        const Payload = Buffer.from(JSON.stringify({ check: 'kafka' }));
        const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
        const text = Buffer.from(answer.Payload ?? []).toString();
        if (answer.FunctionError !== undefined) throw new Error(`the function failed: ${text.slice(0, 300)}`);
        return JSON.parse(text) as ForwarderCheckAnswer;
      },
      delivered: async (FunctionName, id, since) =>
        (await linesWith(FunctionName, id, since)).map(({ canary }) => canary).find((canary) => canary?.id === id),
      userEvents: async (FunctionName, username, since) => {
        const found = (await linesWith(FunctionName, username, since)).flatMap(
          ({ temporaryUser }) => temporaryUser ?? [],
        );
        return new Set(found.filter((event) => event.username === username).map(({ type }) => type));
      },
      watchTopic: async (FunctionName, userPoolId) => {
        const { Environment = {} } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
        const { watchTopic } = await import('./watch-topic.ts');
        const environment = { ...Environment.Variables, AWS_REGION: await lambda.config.region() };
        return watchTopic(environment, settings, { now: clock.now, userPoolId });
      },
    },
    queues: {
      depth: async (QueueUrl) => {
        const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
        const { Attributes = {} } = await sqs.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
        );
        return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
      },
    },
    pools: {
      triggers: async (userPoolId, functionArn) => {
        const described = await (await attachmentDependencies(settings)).pools.describe(userPoolId);
        if (!described) throw new PoolNotFound(userPoolId);
        return triggerStates(described.pool.LambdaConfig ?? {}, { functionArn });
      },
      loginPool: (userPoolId, clientId) => loginPool(settings, userPoolId, clientId),
    },
  };
}

function fieldsIn(line: string): Partial<LogFields>[] {
  return line.startsWith('{') ? [JSON.parse(line) as Partial<LogFields>] : [];
}
