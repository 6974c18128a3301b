/** Commands that read an output. `attach` also stands for `detach` and `status`, which find a stack's pools like it. */
export type OutputReader = 'attach' | 'doctor' | 'live' | 'npm start' | 'replay' | 'smoke';

interface StackOutput {
  readonly description: string;
  /** Commands that read the output from a deployed stack. Other outputs are only for people. */
  readonly readBy: readonly OutputReader[];
}

/**
 * Outputs of a pipeline's stack by name. A stack has only those whose resource it has. A name is
 * an export of the stack: renaming one breaks the scripts of its users, and the commands no longer find the resource in
 * stacks that are deployed.
 */
export const stackOutputs = {
  UserPoolId: {
    description: 'Ids of the observed user pools, comma-separated.',
    readBy: ['attach', 'doctor', 'live', 'npm start', 'smoke'],
  },
  UserPoolClientId: { description: 'App client of the created user pool.', readBy: ['npm start', 'smoke'] },
  UserPoolAttachment: { description: 'Attachment of the trigger function to existing user pools.', readBy: [] },
  UserPoolExcludedTriggers: {
    description: 'Observed triggers that keep the functions of other teams.',
    readBy: ['attach', 'doctor', 'smoke'],
  },
  TriggerFunctionArn: {
    description: 'Function on every observed trigger.',
    readBy: ['attach', 'doctor', 'npm start', 'smoke'],
  },
  TriggerLogGroupName: {
    description: 'Log with the events that neither the bus nor the outbox accepted.',
    readBy: ['replay', 'smoke'],
  },
  OutboxQueueUrl: {
    description: 'Outbox: events that the bus has not accepted yet.',
    readBy: ['doctor', 'live', 'replay', 'smoke'],
  },
  OutboxDeadLetterQueueUrl: {
    description: 'Events that the bus never accepted.',
    readBy: ['doctor', 'replay', 'smoke'],
  },
  EventBusName: {
    description: 'Bus with every identity event. To add a consumer, add a rule to it.',
    readBy: ['doctor', 'live', 'npm start', 'replay', 'smoke'],
  },
  BusDeadLetterQueueUrl: {
    description: 'Events that EventBridge could not encrypt or decrypt.',
    readBy: ['doctor', 'replay'],
  },
  EventArchiveName: { description: 'Archive of the bus, to replay events from.', readBy: ['replay'] },
  QueueUrl: {
    description: 'Queue between the bus and Kafka.',
    readBy: ['doctor', 'live', 'npm start', 'replay', 'smoke'],
  },
  DeadLetterQueueUrl: {
    description: 'Events that Kafka can never accept.',
    readBy: ['doctor', 'replay', 'smoke'],
  },
  RuleDeadLetterQueueUrl: {
    description: 'Events that the rule could not put into the queue.',
    readBy: ['doctor', 'replay', 'smoke'],
  },
  ForwarderFunctionName: {
    description: 'Function that writes to Kafka.',
    readBy: ['doctor', 'live', 'replay', 'smoke'],
  },
  ForwarderSecurityGroupId: {
    description: "Security group of the forwarder, to allow in the brokers' security group.",
    readBy: [],
  },
  AuditFunctionName: {
    description: 'Function that processes CloudTrail records.',
    readBy: ['doctor', 'live', 'replay'],
  },
  KnownUsersTableName: { description: 'Table of the pool of each user: only sub and pool id.', readBy: [] },
  AuditQueueUrl: {
    description: 'Queue of CloudTrail records in front of the audit function.',
    readBy: ['doctor', 'replay'],
  },
  AuditDeadLetterQueueUrl: {
    description: 'CloudTrail records that the audit function failed for.',
    readBy: ['doctor', 'replay'],
  },
  AuditRulesDeadLetterQueueUrl: {
    description: 'CloudTrail records that the rules could not put into the audit queue.',
    readBy: ['doctor', 'replay'],
  },
  AuditTrail: { description: 'Source of the CloudTrail records, or the reason why there is none.', readBy: [] },
  AlarmTopicArn: { description: 'Topic of the alarms, to subscribe to.', readBy: [] },
  DashboardName: { description: 'Dashboard of arrivals, delays and failures.', readBy: [] },
  SchemaRegistryName: { description: 'Registry with the schema of every event.', readBy: [] },
  EncryptionKeyArn: {
    description: 'KMS key of the queues, the bus, the archive and the logs.',
    readBy: ['replay'],
  },
  SandboxClusterArn: { description: 'MSK cluster of the sandbox, which costs by the hour.', readBy: [] },
} as const satisfies Readonly<Record<string, StackOutput>>;

export type StackOutputName = keyof typeof stackOutputs;

/** Outputs of a consumer of the stack, which also has those of the pipeline. `id` is that of its construct. */
export const consumerOutput = {
  deadLetterQueueUrl: (id: string) => `${id}RuleDeadLetterQueueUrl` as const,
  roleArn: (id: string) => `${id}RoleArn` as const,
};

/** Returns the id of the consumer that an output with a dead-letter queue is for; `undefined` for any other output. */
export const consumerOfOutput = (name: string): string | undefined => /^(\w+)RuleDeadLetterQueueUrl$/.exec(name)?.[1];

type ConsumerOutputName = ReturnType<(typeof consumerOutput)[keyof typeof consumerOutput]>;

/** Values of the outputs of a deployed stack by name. */
export type StackOutputs = { readonly [Name in StackOutputName | ConsumerOutputName]?: string };
