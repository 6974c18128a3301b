import type { Template } from 'aws-cdk-lib/assertions';
import { Match } from 'aws-cdk-lib/assertions';
import { createdBusName } from '../../../../infra/bus-name.ts';
import { keyStatements } from '../../../../infra/key-statements.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';
import { resolveIntrinsics } from '../../../rules/resolve-intrinsics.ts';

const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const target = 'arn:aws:sqs:eu-west-1:111122223333:shop';
const consumers = { Shop: { types: ['cognito.login.*'], target } };
const withKey = (encryption: object, more: object = {}) => aPipelineTemplate({ encryption, consumers, ...more });
const created = withKey({ create: true });
const theirs = withKey({ keyArn });

/** What has a key, by type of resource. */
const keyNames = {
  'AWS::SQS::Queue': 'KmsMasterKeyId',
  'AWS::SNS::Topic': 'KmsMasterKeyId',
  'AWS::Logs::LogGroup': 'KmsKeyId',
  'AWS::Events::EventBus': 'KmsKeyIdentifier',
  'AWS::Events::Archive': 'KmsKeyIdentifier',
};
type Resource = { readonly Properties?: Readonly<Record<string, unknown>> };
/** Dead-letter queues of rules, bus and audit function, and the queue of the known users accept events while the key is off. */
const isKeyless = (id: string): boolean =>
  /^((Bus|ForwarderRule|Audit|ConsumersShop)DeadLetters|KnownUsersQueue)/.test(id);
const propertiesOf = (template: Template, type: string) =>
  Object.entries(template.findResources(type) as Record<string, Resource>)
    .filter(([id]) => !isKeyless(id))
    .map(([, { Properties = {} }]) => Properties);

test.each(Object.entries(keyNames))(
  'puts every %s under the key, except queues that must work while it is off',
  (type, name) => {
    const [keyId = ''] = Object.keys(created.findResources('AWS::KMS::Key'));

    expect(propertiesOf(created, type).length).toBeGreaterThan(0);
    for (const properties of propertiesOf(created, type))
      expect(properties[name]).toEqual({ 'Fn::GetAtt': [keyId, 'Arn'] });
    for (const properties of propertiesOf(theirs, type)) expect(properties[name]).toBe(keyArn);
  },
);

test('without encryption nothing has a key, and the queues have that of SQS', () => {
  const template = aPipelineTemplate({ consumers });

  for (const [type, name] of Object.entries(keyNames))
    for (const properties of propertiesOf(template, type)) expect(properties).not.toHaveProperty(name);
  for (const { SqsManagedSseEnabled } of propertiesOf(template, 'AWS::SQS::Queue'))
    expect(SqsManagedSseEnabled).toBe(true);
});

test('a queue has one kind of encryption', () => {
  for (const properties of propertiesOf(created, 'AWS::SQS::Queue'))
    expect(properties).not.toHaveProperty('SqsManagedSseEnabled');
});

test('keeps queues that EventBridge sends to while the key is off under the key of SQS', () => {
  const found = Object.entries(created.findResources('AWS::SQS::Queue') as Record<string, Resource>).filter(([id]) =>
    isKeyless(id),
  );

  expect(found).toHaveLength(5);
  for (const [, { Properties }] of found) {
    expect(Properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 });
    expect(Properties).not.toHaveProperty('KmsMasterKeyId');
  }
});

test('function variables do not use the key, because a login would then need it', () => {
  for (const properties of propertiesOf(created, 'AWS::Lambda::Function'))
    expect(properties).not.toHaveProperty('KmsKeyArn');
});

test('a created key is rotated, and has the statements that an existing one needs', () => {
  created.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  const [{ KeyPolicy }] = propertiesOf(created, 'AWS::KMS::Key') as [{ KeyPolicy: { Statement: object[] } }];
  const [owner, ...services] = (
    JSON.parse(JSON.stringify(KeyPolicy.Statement), (_name, value: unknown) =>
      typeof value === 'object' && value !== null && ('Ref' in value || 'Fn::Join' in value)
        ? resolveIntrinsics(created, value, {})
        : value,
    ) as { Action: string | string[] }[]
  ).map(({ Action, ...rest }) => ({ ...rest, Action: [Action].flat() }));

  expect(owner).toMatchObject({ Action: ['kms:*'], Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
  expect(services).toEqual(
    keyStatements({
      partition: 'aws',
      region: 'eu-west-1',
      account: '111122223333',
      busName: createdBusName('CognitoToKafka'),
      createsAlarmTopic: true,
    }),
  );
});

test('has no alarm statement when alarms go to an existing topic', () => {
  const alarmTopicArn = 'arn:aws:sns:eu-west-1:111122223333:on-call';
  const template = withKey({ create: true }, { operations: { alarmTopicArn } });

  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: Match.not(Match.arrayWith([Match.objectLike({ Sid: 'AlarmsPublish' })])) },
  });
});

test('a rule may still write only to its queue, and the queue accepts only this rule', () => {
  created.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { ArnEquals: { 'aws:SourceArn': Match.anyValue() } },
        }),
      ]),
    },
  });
});

test('no key is made where there is one', () => {
  theirs.resourceCountIs('AWS::KMS::Key', 0);
  expect(theirs.findOutputs('EncryptionKeyArn')).toMatchObject({ EncryptionKeyArn: { Value: keyArn } });
});
