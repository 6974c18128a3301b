import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { consumerOutput, type StackOutputs } from '../../contracts/stack-outputs.ts';
import { iamPolicy, type ReplayStatement } from '../../replay/iam-policy.ts';
import { consumerRoles } from '../../replay/queues/destinations.ts';
import { findQueues } from '../../replay/queues/find-queues.ts';
import type { EventConsumer } from './event-consumer.ts';
import { pipelineOutputs, type PipelineResources } from './pipeline-outputs.ts';
import { deployedStack } from './stack-outputs.ts';

/** Options of a grant for `cognito-to-kafka replay`. */
export interface ReplayGrantOptions {
  /** Whether the grantee can only read messages, for `replay queues`, `list`, `show` and `export`. @default false */
  readonly readOnly?: boolean;
  /** Whether the grantee can also send to Kafka directly, for `replay send --to kafka-topic`. @default false */
  readonly toKafka?: boolean;
}

/** Grants everything that `cognito-to-kafka replay` calls on the stack of a pipeline with these consumers. */
export function grantReplay(
  scope: Construct,
  pipeline: PipelineResources,
  consumers: readonly EventConsumer[],
  grantee: IGrantable,
  { readOnly = false, toKafka = false }: ReplayGrantOptions,
): Grant {
  const grants = replayPolicy(scope, pipeline, consumers, { readOnly, toKafka, onlyConsumers: false }).map((one) =>
    allow(grantee, one),
  );
  if (toKafka && !readOnly) grants.push(pipeline.forwarder.grantKafkaAccess(grantee));
  return combined(grantee, grants);
}

/** Statements that also concern the queue and the role of each consumer. */
const ofConsumers: readonly string[] = ['WorkOnThem', 'SendAgain', 'ReadUnderFormerKeys', 'ReachTheTargets'];

/** Grants the same for a consumer that the pipeline got after `grantReplay`. */
export function grantReplayOfConsumer(
  scope: Construct,
  pipeline: PipelineResources,
  consumer: EventConsumer,
  grantee: IGrantable,
  { readOnly = false }: ReplayGrantOptions,
): Grant {
  const statements = replayPolicy(scope, pipeline, [consumer], { readOnly, toKafka: false, onlyConsumers: true });
  const grants = statements.filter(({ Sid }) => ofConsumers.includes(Sid)).map((one) => allow(grantee, one));
  return combined(grantee, grants);
}

interface PolicyOptions {
  readonly readOnly: boolean;
  readonly toKafka: boolean;
  /** Whether the queues are only those of the consumers. */
  readonly onlyConsumers: boolean;
}

function replayPolicy(
  scope: Construct,
  pipeline: PipelineResources,
  consumers: readonly EventConsumer[],
  { readOnly, toKafka, onlyConsumers }: PolicyOptions,
): readonly ReplayStatement[] {
  const { partition, region, account: accountId } = Stack.of(scope);
  const found = outputsWithArns(pipeline);
  const ofEach = Object.assign({}, ...consumers.map(consumerOutputsWithArns)) as StackOutputs;
  const { QueueUrl, AuditQueueUrl, EventBusName, TriggerLogGroupName, EventArchiveName, EncryptionKeyArn } = found;
  const { ForwarderFunctionName: forwarder } = found;
  return iamPolicy({
    stack: deployedStack(scope).stackName,
    environment: { partition, region, accountId },
    queueArns: findQueues(onlyConsumers ? ofEach : { ...found, ...ofEach }).map(({ url }) => url),
    ...(QueueUrl === undefined ? {} : { destinationArn: QueueUrl }),
    ...(AuditQueueUrl === undefined ? {} : { auditQueueArn: AuditQueueUrl }),
    ...(EventBusName === undefined ? {} : { busName: EventBusName }),
    ...(TriggerLogGroupName === undefined ? {} : { logGroup: TriggerLogGroupName }),
    ...(EventArchiveName === undefined ? {} : { archive: EventArchiveName }),
    ...(EncryptionKeyArn === undefined ? {} : { keyArn: EncryptionKeyArn }),
    // The forwarder grants its secrets itself, and its rights on the topics.
    ...(toKafka && forwarder !== undefined ? { kafka: { forwarder, secretArns: [] } } : {}),
    roleArns: consumerRoles(ofEach),
    readOnly,
  }).Statement;
}

/** The outputs of a stack, with the ARN of each queue in place of its URL. */
function outputsWithArns(pipeline: PipelineResources): StackOutputs {
  const values = Object.entries(pipelineOutputs(pipeline)).map(
    ([name, value]) => [name, typeof value === 'object' ? value.queueArn : value] as const,
  );
  return Object.fromEntries(values);
}

const consumerOutputsWithArns = ({ node: { id }, deadLetterQueue, role }: EventConsumer): StackOutputs => ({
  [consumerOutput.deadLetterQueueUrl(id)]: deadLetterQueue.queueArn,
  ...(role ? { [consumerOutput.roleArn(id)]: role.roleArn } : {}),
});

const allow = (grantee: IGrantable, { Action, Resource, Condition }: ReplayStatement): Grant =>
  Grant.addToPrincipal({
    grantee,
    actions: [...Action],
    resourceArns: [...Resource],
    ...(Condition ? { conditions: Condition } : {}),
  });

const combined = (grantee: IGrantable, grants: readonly Grant[]): Grant =>
  grants.reduce((all, one) => all.combine(one), Grant.drop(grantee, 'cognito-to-kafka replay'));
