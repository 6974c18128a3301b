import { replayRuleSuffix } from '../contracts/replay-rule.ts';
import { formatArn, parseArn, type Arn } from '../platform/arn.ts';

export interface IamPolicyOptions {
  readonly stack: string;
  readonly queueArns: readonly string[];
  /** The forwarder's queue. */
  readonly destinationArn?: string;
  /** The queue of the audit function. */
  readonly auditQueueArn?: string;
  readonly busName?: string | undefined;
  /** Name of the audit function, of a stack whose audit function has no queue. */
  readonly functionName?: string | undefined;
  /** Name of the bus's archive. */
  readonly archive?: string | undefined;
  /** Roles in which EventBridge reaches the targets of consumers. */
  readonly roleArns?: readonly string[];
  /** The trigger function's log group. */
  readonly logGroup?: string | undefined;
  /** Name of the forwarder and the secrets of its authentication, if events are sent directly to Kafka. */
  readonly kafka?: { readonly forwarder: string; readonly secretArns: readonly string[] };
  /** ARN of the KMS key of the queues. @default - the key of SQS */
  readonly keyArn?: string | undefined;
  /** Whether the policy only allows reading. */
  readonly readOnly: boolean;
  /** Partition, Region and account of the stack. @default - those of the first queue */
  readonly environment?: Pick<Arn, 'partition' | 'region' | 'accountId'>;
}

/** Actions by resource. To read a queue, a command also changes the visibility of messages. */
export const replayActions = {
  stack: ['cloudformation:DescribeStacks'],
  look: ['sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  remove: ['sqs:DeleteMessage'],
  send: ['sqs:SendMessage'],
  publish: ['events:PutEvents'],
  invoke: ['lambda:InvokeFunction'],
  rules: ['events:DescribeRule', 'events:ListRules', 'events:ListTargetsByRule'],
  ruleOfReplay: ['events:DeleteRule', 'events:PutRule', 'events:PutTargets', 'events:RemoveTargets'],
  role: ['iam:PassRole'],
  archive: ['events:DescribeArchive', 'events:StartReplay'],
  following: ['events:CancelReplay', 'events:DescribeReplay'],
  log: ['logs:FilterLogEvents'],
  kafka: ['lambda:GetFunctionConfiguration'],
  secret: ['secretsmanager:GetSecretValue'],
} as const;

/** Uses of a KMS key by SQS on behalf of its caller ("Key management", Amazon SQS guide). */
const keyUse = { look: ['kms:Decrypt'], send: ['kms:Decrypt', 'kms:GenerateDataKey'] };

/** Returns the least policy for the commands of `replay` on the queues of a stack. */
export function iamPolicy({ stack, queueArns, readOnly, ...destinations }: IamPolicyOptions) {
  const {
    destinationArn,
    auditQueueArn,
    busName,
    functionName,
    logGroup,
    kafka,
    archive,
    keyArn,
    roleArns = [],
  } = destinations;
  const { environment = parseArn(queueArns[0] ?? destinationArn ?? '') } = destinations;
  const { partition = 'aws', region = '*', accountId = '*' } = environment ?? {};
  const arn = (service: string, resource: string) => formatArn({ partition, service, region, accountId, resource });
  const busArn = busName?.startsWith('arn:') ? busName : arn('events', `event-bus/${busName ?? ''}`);
  const { look, remove, send, publish, invoke, log } = replayActions;
  const reached = [...new Set([...given(destinationArn), ...queueArns, ...given(auditQueueArn)])];
  const Statement: ReplayStatement[] = [
    allow('FindTheQueues', replayActions.stack, [arn('cloudformation', `stack/${stack}/*`)]),
    allow('WorkOnThem', readOnly ? look : [...look, ...remove].sort(), queueArns),
    // Also to the dead-letter queues, because an import sends messages to their original queues.
    ...(readOnly || destinationArn === undefined ? [] : [allow('SendAgain', send, reached)]),
    ...(readOnly || busName === undefined ? [] : [allow('PublishAgain', publish, [busArn])]),
    ...(readOnly || functionName === undefined
      ? []
      : [allow('InvokeAgain', invoke, [arn('lambda', `function:${functionName}`)])]),
  ];
  if (!readOnly && logGroup !== undefined)
    Statement.push(allow('ReadTheLog', log, [arn('logs', `log-group:${logGroup}:*`)]));
  if (!readOnly && archive !== undefined && busName !== undefined) {
    const rules = `rule/${busName.slice(busName.lastIndexOf('/') + 1)}/*`;
    Statement.push(
      allow('SeeTheRules', replayActions.rules, [arn('events', rules)]),
      allow('ReplayTheArchive', replayActions.archive, [arn('events', `archive/${archive}`)]),
      allow('FollowTheReplay', replayActions.following, [arn('events', 'replay/replay-*')]),
      allow('MakeRulesOfReplays', replayActions.ruleOfReplay, [arn('events', `${rules}${replayRuleSuffix}`)]),
      ...(destinationArn === undefined ? [] : [allow('SeeWhoWrites', ['sqs:GetQueueAttributes'], [destinationArn])]),
    );
    if (roleArns.length > 0) {
      const toEventBridge = { StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' } };
      Statement.push({ ...allow('ReachTheTargets', replayActions.role, roleArns), Condition: toEventBridge });
    }
  }
  if (!readOnly && kafka !== undefined) {
    Statement.push(allow('ReadKafkaSettings', replayActions.kafka, [arn('lambda', `function:${kafka.forwarder}`)]));
    if (kafka.secretArns.length > 0) Statement.push(allow('ReadKafkaSecrets', replayActions.secret, kafka.secretArns));
  }
  // A message stays encrypted with the key that its queue had when the message was sent. A redrive does not change this.
  const ofQueues = { StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': reached } };
  Statement.push({ ...allow('ReadUnderFormerKeys', keyUse.look, [arn('kms', 'key/*')]), Condition: ofQueues });
  if (keyArn !== undefined) Statement.push(allow('UseTheKey', readOnly ? keyUse.look : keyUse.send, [keyArn]));
  return { Version: '2012-10-17', Statement };
}

const given = (arn: string | undefined): string[] => (arn === undefined ? [] : [arn]);

/** A statement of the policy. */
export interface ReplayStatement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const allow = (Sid: string, Action: readonly string[], Resource: readonly string[]): ReplayStatement => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
});
