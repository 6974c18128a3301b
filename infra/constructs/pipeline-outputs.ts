import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { EventConsumer } from './event-consumer.ts';
import type { IdentityEventPipeline } from './identity-event-pipeline.ts';

/**
 * Gives out, as outputs of the stack, where everything of a pipeline is: the command `cognito-to-kafka` finds it by these
 * names. Of consumers, those that were added before.
 */
export function pipelineOutputs(stack: Stack, pipeline: IdentityEventPipeline): void {
  const { bus, busDeadLetters, trigger, outbox, forwarder, audit, trail, operations, archive, schemas, encryption } =
    pipeline;
  const { userPools, createdPool, existingPools, consumers } = pipeline;
  const ids = userPools.map(({ userPoolId }) => userPoolId);
  const [group] = forwarder.placement?.securityGroups ?? [];
  const add = (name: string, value: string | undefined, description: string): void => {
    if (value !== undefined) new CfnOutput(stack, name, { value, description });
  };
  add('UserPoolId', ids.join(','), 'The observed user pool, or pools, comma-separated.');
  add('UserPoolClientId', createdPool?.clientId, 'App client of the created pool.');
  add('UserPoolAttachment', existingPools?.findings.join(' '), 'What the pools have of the trigger function.');
  add('UserPoolExcludedTriggers', existingPools?.excludedTriggers, 'Observed triggers that stay with other functions.');
  add('TriggerFunctionArn', trigger.live.functionArn, 'The function on every observed trigger.');
  add(
    'TriggerLogGroupName',
    trigger.function.logGroup.logGroupName,
    'Where events stand that neither the bus nor the outbox took.',
  );
  add('OutboxQueueUrl', outbox.queue.queueUrl, 'Events that the bus did not accept yet.');
  add('OutboxDeadLetterQueueUrl', outbox.deadLetters.queueUrl, 'Events that the bus never accepted.');
  add('EventBusName', bus.eventBusName, 'Bus with every identity event: add a rule for a new consumer.');
  add('BusDeadLetterQueueUrl', busDeadLetters?.queueUrl, 'Events that EventBridge could not encrypt or decrypt.');
  add('EventArchiveName', archive?.archiveName, 'What came to the bus, to be sent again.');
  add('QueueUrl', forwarder.queue.queueUrl, 'Queue between the bus and Kafka.');
  add('DeadLetterQueueUrl', forwarder.deadLetters.queueUrl, 'Events that Kafka can never take.');
  add('RuleDeadLetterQueueUrl', forwarder.ruleDeadLetters.queueUrl, 'Events the rule could not queue.');
  add('ForwarderFunctionName', forwarder.function.functionName, 'The function that writes to Kafka.');
  add('ForwarderSecurityGroupId', group?.securityGroupId, "Whom the brokers' security group has to let in.");
  add('AuditFunctionName', audit?.function.functionName, "The function that reads CloudTrail's records.");
  add('KnownUsersTableName', audit?.knownUsers?.table.tableName, 'Which pool each user is in: sub and pool id alone.');
  add('AuditQueueUrl', audit?.queue.queueUrl, "Queue of CloudTrail's records, before the audit function.");
  add('AuditDeadLetterQueueUrl', audit?.deadLetters.queueUrl, 'Records that the audit function failed for.');
  add('AuditRulesDeadLetterQueueUrl', audit?.ruleDeadLetters.queueUrl, 'Records that the rules could not queue.');
  add('AuditTrail', trail?.finding, "Where CloudTrail's records come from, or why none come.");
  add('AlarmTopicArn', operations.topic.topicArn, 'Where alarms go: subscribe whom they shall tell.');
  add('DashboardName', operations.dashboard.name, 'Whether everything arrives, how late, and what fails.');
  add('SchemaRegistryName', schemas?.registryName, 'The schema of every event.');
  add('EncryptionKeyArn', encryption?.key.keyArn, 'The KMS key of queues, bus, archive and logs.');
  for (const consumer of consumers) consumerOutputs(stack, consumer);
}

/** Gives out, as outputs of the stack, what a consumer did not get, and whom the policy of its target has to let in. */
export function consumerOutputs(stack: Stack, { node: { id }, deadLetters, role }: EventConsumer): void {
  const add = (name: string, value: string, description: string) => new CfnOutput(stack, name, { value, description });
  // The replay command knows a consumer's queue by this ending.
  add(`${id}RuleDeadLetterQueueUrl`, deadLetters.queueUrl, `Events that ${id} did not get.`);
  if (role) add(`${id}RoleArn`, role.roleArn, `Who hands events to ${id}: for the policy of its target.`);
}
