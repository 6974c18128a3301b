import { kafkaRules } from './kafka-rules-in-words.ts';
import { presetRules } from './preset-rules-in-words.ts';

/** What the schema of an option cannot say. */
export interface Rule {
  /** Markdown. */
  readonly words: string;
  /** A configuration that breaks this rule and no other, so that the page can show what is told then. */
  readonly broken: object;
}

const arnOf = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
const target = arnOf('sqs', 'shop');
const bus = arnOf('events', 'event-bus/shop');
const types = ['cognito.login.*'];
const keyArn = arnOf('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab');
const userPools = [{ id: 'eu-west-1_A' }];

/** Every rule, in the order of the options. */
export const rulesBetweenOptions: readonly Rule[] = [
  ...presetRules,
  { words: 'Each pool is named once.', broken: { userPools: [{ id: 'eu-west-1_A' }, { id: 'eu-west-1_A' }] } },
  { words: 'All pools are of one Region.', broken: { userPools: [{ id: 'eu-west-1_A' }, { id: 'us-east-1_B' }] } },
  {
    words: 'Only a deployment that attaches a pool updates it.',
    broken: { userPools: [{ id: 'eu-west-1_A', attach: false, smsRoleArn: 'arn:aws:iam::111122223333:role/sms' }] },
  },
  {
    words: 'Only a deployment that attaches a pool updates it.',
    broken: {
      userPools: [
        {
          id: 'eu-west-1_A',
          attach: false,
          customSenderKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      ],
    },
  },
  {
    words: 'A deployment attaches again only a pool that it attaches.',
    broken: { userPools: [{ id: 'eu-west-1_A', attach: false, attachmentRevision: 1 }] },
  },
  ...kafkaRules,
  { words: 'The name becomes a part of the names of resources.', broken: { consumers: { shop: { types, target } } } },
  {
    words: 'The catalogue has the type, or types that begin so.',
    broken: { consumers: { Shop: { types: ['cognito.purchase.*'], target } } },
  },
  {
    words: 'EventBridge takes no longer pattern; it is made of the types and the filter.',
    broken: { consumers: { Shop: { types: Array(99).fill('cognito.login.failed.v1'), target } } },
  },
  {
    words: 'The filter has fields in it.',
    broken: { consumers: { Shop: { types, target, filter: {} } } },
  },
  {
    words: 'One of the types has the field.',
    broken: { consumers: { Shop: { types, target, filter: { reason: ['disabled'] } } } },
  },
  {
    words: 'A field that has no others in it is held against a list.',
    broken: { consumers: { Shop: { types, target, filter: { data: { clientId: { prefix: 'x' } } } } } },
  },
  {
    words: 'A value of a filter is one that EventBridge takes.',
    broken: { consumers: { Shop: { types, target, filter: { data: { clientId: [{ like: 'x' }] } } } } },
  },
  {
    words: 'Alternatives are two or more.',
    broken: { consumers: { Shop: { types, target, filter: { $or: [{ data: { clientId: ['x'] } }] } } } },
  },
  {
    words: 'The target is of a kind that EventBridge can hand events to.',
    broken: { consumers: { Shop: { types, target: arnOf('sqs', 'shop.fifo') } } },
  },
  {
    words: 'The target is in the Region of the stack; a bus may be in another.',
    broken: { userPools, consumers: { Shop: { types, target: target.replace('eu-west-1', 'us-east-1') } } },
  },
  {
    words: 'Not if the target is a bus.',
    broken: { consumers: { Shop: { types, target: bus, maxEventAgeMinutes: 60 } } },
  },
  { words: 'Not if the target is a bus.', broken: { consumers: { Shop: { types, target: bus, retryAttempts: 3 } } } },
  { words: 'Not without the audit source.', broken: { audit: { enabled: false, createTrail: true } } },
  ...['userAttributes', 'clientMetadata', 'validationData'].map((kind) => ({
    words: 'What is called like a secret (a password, a token, a code) never leaves.',
    broken: { privacy: { [kind]: { password: 'include' } } },
  })),
  {
    words: 'Every ARN is of the partition of the stack, here `aws`.',
    broken: { userPools, privacy: { hashKeyArn: 'arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/key' } },
  },
  { words: 'Required once a value is hashed.', broken: { privacy: { userAttributes: { email: 'hash' } } } },
  {
    words: 'Not beside `encryption.keyArn`.',
    broken: { encryption: { keyArn, create: true } },
  },
  { words: 'Required if none is made.', broken: { encryption: {} } },
  {
    words: 'The key is in the Region of the stack.',
    broken: { userPools, encryption: { keyArn: keyArn.replace('eu-west-1', 'us-east-1') } },
  },
  {
    words: 'The topic is in the Region of the stack.',
    broken: { userPools, operations: { alarmTopicArn: 'arn:aws:sns:us-east-1:111122223333:alarms' } },
  },
  { words: 'A name is one that every AWS service takes.', broken: { tags: { 'aws:team': 'identity' } } },
];
