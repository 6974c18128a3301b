import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { consumerOutput, stackOutputs, type StackOutputName } from '../../contracts/stack-outputs.ts';
import type { EventConsumer } from './event-consumer.ts';
import type { IdentityEventPipeline } from './identity-event-pipeline.ts';

/**
 * Outputs the names of a pipeline's resources from the stack: the command `cognito-to-kafka` finds the resources by these
 * outputs. Includes the consumers that were added before.
 */
export function pipelineOutputs(stack: Stack, pipeline: IdentityEventPipeline): void {
  const values = Object.entries(pipelineValues(pipeline)) as [PipelineOutputName, string | undefined][];
  for (const [name, value] of values) addOutput(stack, name, value);
  for (const consumer of pipeline.consumers) consumerOutputs(stack, consumer);
}

// The cluster of the sandbox is not a part of the pipeline.
type PipelineOutputName = Exclude<StackOutputName, 'SandboxClusterArn'>;

/** The value of each output; `undefined` if the pipeline does not have the resource. */
function pipelineValues(pipeline: IdentityEventPipeline): Readonly<Record<PipelineOutputName, string | undefined>> {
  const { bus, busDeadLetterQueue, trigger, outbox, forwarder, audit, operations, encryption } = pipeline;
  const { userPools, createdPool, existingPools } = pipeline;
  return {
    UserPoolId: userPools.map(({ userPoolId }) => userPoolId).join(','),
    UserPoolClientId: createdPool?.clientId,
    UserPoolAttachment: existingPools?.findings.join(' '),
    UserPoolExcludedTriggers: existingPools?.excludedTriggers,
    TriggerFunctionArn: trigger.live.functionArn,
    TriggerLogGroupName: trigger.function.logGroup.logGroupName,
    OutboxQueueUrl: outbox.queue.queueUrl,
    OutboxDeadLetterQueueUrl: outbox.deadLetterQueue.queueUrl,
    EventBusName: bus.eventBusName,
    BusDeadLetterQueueUrl: busDeadLetterQueue?.queueUrl,
    EventArchiveName: pipeline.archive?.archiveName,
    QueueUrl: forwarder.queue.queueUrl,
    DeadLetterQueueUrl: forwarder.deadLetterQueue.queueUrl,
    RuleDeadLetterQueueUrl: forwarder.ruleDeadLetterQueue.queueUrl,
    ForwarderFunctionName: forwarder.function.functionName,
    ForwarderSecurityGroupId: forwarder.placement?.securityGroups[0]?.securityGroupId,
    AuditFunctionName: audit?.function.functionName,
    KnownUsersTableName: audit?.knownUsers?.table.tableName,
    AuditQueueUrl: audit?.queue.queueUrl,
    AuditDeadLetterQueueUrl: audit?.deadLetterQueue.queueUrl,
    AuditRulesDeadLetterQueueUrl: audit?.ruleDeadLetterQueue.queueUrl,
    AuditTrail: pipeline.trail?.status,
    AlarmTopicArn: operations.topic.topicArn,
    DashboardName: operations.dashboard.name,
    SchemaRegistryName: pipeline.schemas?.registryName,
    EncryptionKeyArn: encryption?.key.keyArn,
  };
}

/** Adds an output of the contract to a stack. Adds nothing if the value is undefined. */
export function addOutput(stack: Stack, name: StackOutputName, value: string | undefined): void {
  if (value !== undefined) new CfnOutput(stack, name, { value, description: stackOutputs[name].description });
}

/** Outputs the dead-letter queue of a consumer, and the role that the policy of its target must allow. */
export function consumerOutputs(stack: Stack, { node: { id }, deadLetterQueue, role }: EventConsumer): void {
  new CfnOutput(stack, consumerOutput.deadLetterQueueUrl(id), {
    value: deadLetterQueue.queueUrl,
    description: `Events that ${id} did not receive.`,
  });
  if (!role) return;
  const description = `Role in which EventBridge sends events to ${id}, for the policy of its target.`;
  new CfnOutput(stack, consumerOutput.roleArn(id), { value: role.roleArn, description });
}
