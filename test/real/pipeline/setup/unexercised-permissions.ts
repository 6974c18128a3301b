/**
 * Permissions of the deployed stacks without which every call of these tests would end in the same way, and why. A
 * permission is named as the emulator names it: who, what, on which resource of the template, under which conditions.
 */
export const unexercised: readonly (readonly [RegExp, string])[] = [
  [/: logs:\w+ on \*$/, "AWSLambdaBasicExecutionRole. Here Lambda writes a function's log by itself."],
  [
    /: ec2:\w+ on \*$/,
    'AWSLambdaVPCAccessExecutionRole. Here a VPC is a record, and a function has no network interface.',
  ],
  [
    /^\w+ProviderframeworkonEvent: (lambda:GetFunction on \w+|lambda:InvokeFunction on \w+:\*)$/,
    "CDK's provider asks for its handler's state only after an error, and calls no version of it.",
  ],
  [
    /: sqs:GetQueueUrl on \w+( if .*)?$/,
    "Part of CDK's grants for a queue. Functions and rules have the queue's URL or ARN.",
  ],
  [
    /^events\.amazonaws\.com: sqs:GetQueueAttributes /,
    "Part of CDK's grant for a rule's queue. EventBridge only sends.",
  ],
  [
    /^(AuditReader|KnownUsersWriter|OutboxRecovery): sqs:ChangeMessageVisibility /,
    "Part of CDK's grant for an event source. The functions leave it.",
  ],
  [
    /^events\.amazonaws\.com: sqs:SendMessage on (?!Forwarder)\w+DeadLetters if aws:SourceArn \w+-replay$/,
    'Another rule of the same consumer, for the time of a replay. The forwarder has the same one, which a replay here uses.',
  ],
  [
    /^LakehouseAccessRole: firehose:PutRecordBatch /,
    'EventBridge may send records one by one or together; here one by one.',
  ],
  [/\bGoneAccessRole\b/, 'The target of this consumer does not exist, so nobody is asked whether the role may use it.'],
  [
    /^(StreamS3DestinationRole|firehose\.amazonaws\.com): /,
    "A team's own stream, made by CDK. Here it writes by itself.",
  ],
  [
    /^events\.amazonaws\.com: kms:(DescribeKey|ReEncrypt\*) on EncryptionKey/,
    'For the bus and its archive ("Encrypting EventBridge archives with AWS KMS keys"). AWS does not say when it calls them.',
  ],
  [
    /^(ForwarderSender|OutboxRecovery|AuditReader): kms:Decrypt on \S+:key\/\* if kms:EncryptionContext:aws:sqs:arn \w+$/,
    'For messages that wait under a key which the queue had before. Here a queue has no key of its own or the present one.',
  ],
  [
    /^AuditReader: kms:\w+ on EncryptionKey$/,
    'For dead letters of the audit function under the key. Those of these tests are in a stack without a key.',
  ],
  [/^logs\.eu-west-1\.amazonaws\.com: kms:/, 'CloudWatch Logs encrypts by itself; here no log group is encrypted.'],
  [
    /^OutboxRecovery: events:PutEvents on \S+\/of-the-shop$/,
    'On a bus that exists already: the same statement as on the bus of a stack, which the outage tests use.',
  ],
  [
    /^(AuditReader|OutboxRecovery|TriggerObserver): events:PutEvents on \S+\/our-own-bus$/,
    'The stack on this bus shows only that a deployment finds the bus. Logins use the same statements on another bus.',
  ],
  [
    /\bConsumersShop|^cognito-idp\.amazonaws\.com: lambda:InvokeFunction on TriggerLiveAlias if AWS:SourceArn UserPool, /,
    'The stack with these is only updated and destroyed. Consumers and existing pools of other tests use the same statements.',
  ],
  [
    /^UserPoolsAttachmentsHandler: cognito-idp:UntagResource /,
    'An update sends all tags back. Whether AWS asks for it then is not known.',
  ],
];
