import { formatArn } from '../platform/arn.ts';

/** Where the key is, and what it encrypts. */
export interface KeyUse {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Name of the bus with the identity events, whose events and archive are encrypted. */
  readonly busName: string;
  /** Whether the stack makes the topic for alarms. */
  readonly createsAlarmTopic: boolean;
}

/** A statement of a key's policy, as IAM has it. */
export interface KeyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: { readonly Service: string };
  readonly Action: readonly string[];
  readonly Resource: '*';
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * What a key's policy has to let AWS's services do. The functions' roles have their own rights.
 *
 * EventBridge's requests are bound to the account only where they name one (`…IfExists`): on the way to an encrypted topic
 * they name none ("Key management", Amazon SNS guide), and an unmet condition would lose every event silently. The context
 * binds those for the bus and its archive ("Encrypting EventBridge archives with AWS KMS keys").
 */
export function keyStatements({ partition, region, account, busName, createsAlarmTopic }: KeyUse): KeyStatement[] {
  const arn = (service: string, resource: string) =>
    formatArn({ partition, service, region, accountId: account, resource });
  const ofAccount = { 'aws:SourceAccount': account };
  const events = 'events.amazonaws.com';
  return [
    allow('EventBridgeDescribesTheKey', events, ['kms:DescribeKey'], { StringEqualsIfExists: ofAccount }),
    allow('EventBridgeKeepsEvents', events, ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncrypt*'], {
      StringEquals: { 'kms:EncryptionContext:aws:events:event-bus:arn': arn('events', `event-bus/${busName}`) },
      StringEqualsIfExists: ofAccount,
    }),
    // "Key management", Amazon SQS guide. SQS tells KMS the queue, as captured on AWS: without it, the bus's events and
    // archive would be open to a rule's requests, too.
    allow('EventBridgeWritesToQueues', events, ['kms:Decrypt', 'kms:GenerateDataKey'], {
      ArnLike: { 'kms:EncryptionContext:aws:sqs:arn': arn('sqs', '*') },
      StringEqualsIfExists: ofAccount,
    }),
    ...(createsAlarmTopic
      ? [
          allow('AlarmsPublish', 'cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'], {
            StringEquals: ofAccount,
          }),
        ]
      : []),
    // "Encrypt log data in CloudWatch Logs using AWS KMS", CloudWatch Logs guide.
    allow('LogsAreKept', `logs.${region}.amazonaws.com`, logActions, {
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn('logs', 'log-group:*') },
    }),
  ];
}

const logActions = ['kms:Decrypt*', 'kms:Describe*', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

const allow = (
  Sid: string,
  Service: string,
  Action: readonly string[],
  Condition: KeyStatement['Condition'],
): KeyStatement => ({ Sid, Effect: 'Allow', Principal: { Service }, Action, Resource: '*', Condition });
