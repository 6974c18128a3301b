import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StackOutputName } from '../../contracts/stack-outputs.ts';
import type { AuditSource } from './audit-source.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { EncryptionKey } from './encryption-key.ts';
import type { EventArchive } from './event-archive.ts';
import type { ExistingUserPools } from './existing-user-pools.ts';
import type { KafkaForwarder } from './kafka-forwarder.ts';
import type { ObservedUserPool } from './observed-user-pool.ts';
import type { Operations } from './operations.ts';
import type { Outbox } from './outbox.ts';
import type { SchemaRegistry } from './schema-registry.ts';
import type { TriggerFunction } from './trigger-function.ts';

/** The resources of a pipeline that its stack outputs. */
export interface PipelineResources {
  readonly bus: IEventBus;
  readonly busDeadLetterQueue: IQueue | undefined;
  readonly userPools: readonly IUserPool[];
  readonly createdPool: ObservedUserPool | undefined;
  readonly existingPools: ExistingUserPools | undefined;
  readonly trigger: TriggerFunction;
  readonly outbox: Outbox;
  readonly forwarder: KafkaForwarder;
  readonly audit: AuditSource | undefined;
  readonly trail: AuditTrail | undefined;
  readonly operations: Operations;
  readonly archive: EventArchive | undefined;
  readonly schemas: SchemaRegistry | undefined;
  readonly encryption: EncryptionKey | undefined;
}

// The cluster of the sandbox is not a part of the pipeline.
export type PipelineOutputName = Exclude<StackOutputName, 'SandboxClusterArn'>;

/** The value of each output, or the queue whose URL it is; `undefined` if the pipeline does not have the resource. */
export function pipelineOutputs(
  pipeline: PipelineResources,
): Readonly<Record<PipelineOutputName, IQueue | string | undefined>> {
  const { bus, busDeadLetterQueue, trigger, outbox, forwarder, audit, operations, encryption } = pipeline;
  const { userPools, createdPool, existingPools } = pipeline;
  return {
    UserPoolId: userPools.map(({ userPoolId }) => userPoolId).join(','),
    UserPoolClientId: createdPool?.clientId,
    UserPoolAttachment: existingPools?.findings.join(' '),
    UserPoolExcludedTriggers: existingPools?.excludedTriggers,
    TriggerFunctionArn: trigger.live.functionArn,
    TriggerLogGroupName: trigger.function.logGroup.logGroupName,
    OutboxQueueUrl: outbox.queue,
    OutboxDeadLetterQueueUrl: outbox.deadLetterQueue,
    EventBusName: bus.eventBusName,
    BusDeadLetterQueueUrl: busDeadLetterQueue,
    EventArchiveName: pipeline.archive?.archiveName,
    QueueUrl: forwarder.queue,
    DeadLetterQueueUrl: forwarder.deadLetterQueue,
    RuleDeadLetterQueueUrl: forwarder.ruleDeadLetterQueue,
    ForwarderFunctionName: forwarder.function.functionName,
    ForwarderSecurityGroupId: forwarder.placement?.securityGroups[0]?.securityGroupId,
    AuditFunctionName: audit?.function.functionName,
    KnownUsersTableName: audit?.knownUsers?.table.tableName,
    AuditQueueUrl: audit?.queue,
    AuditDeadLetterQueueUrl: audit?.deadLetterQueue,
    AuditRulesDeadLetterQueueUrl: audit?.ruleDeadLetterQueue,
    AuditTrail: pipeline.trail?.status,
    AlarmTopicArn: operations.topic.topicArn,
    DashboardName: operations.dashboard.name,
    SchemaRegistryName: pipeline.schemas?.registryName,
    EncryptionKeyArn: encryption?.key.keyArn,
  };
}
