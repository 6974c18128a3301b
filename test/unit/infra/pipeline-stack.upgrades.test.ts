import { statefulTypes } from '../../../infra/constructs/apply-removal-policy.ts';
import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { textOf } from '../../rules/project-files.ts';

const target = 'arn:aws:sqs:eu-west-1:111122223333:shop';
const template = aPipelineTemplate({
  encryption: { create: true },
  consumers: { Shop: { types: ['cognito.login.*'], target } },
});

/**
 * CloudFormation identifies deployed resources by these ids. With another id it creates a new queue, and nothing consumes
 * the messages in the old queue. A change of an id requires a new major version.
 */
const idsOfRelease: Readonly<Record<string, readonly string[]>> = {
  'AWS::Cognito::UserPool': ['UserPoolDAD9161D'],
  'AWS::DynamoDB::Table': ['KnownUsersTableD1D07F59'],
  'AWS::Events::Archive': ['ArchiveB721C5FC'],
  'AWS::Events::EventBus': ['Bus95A03305'],
  'AWS::KMS::Key': ['EncryptionKey3A692D6E'],
  'AWS::SQS::Queue': [
    'AuditDeadLettersAE82006B',
    'AuditRecordsDeadLettersF2F1270A',
    'AuditRecordsQueue670A3F6D',
    'BusDeadLettersE6FC4FB5',
    'ConsumersShopDeadLetters2EF37B49',
    'ForwarderEventsDeadLetters66F3C7FD',
    'ForwarderEventsQueueE46D8222',
    'ForwarderRuleDeadLettersCED04888',
    'KnownUsersQueueF9FC367C',
    'OutboxEventsDeadLetters814912CC',
    'OutboxEventsQueue01EC6A0E',
  ],
};

test('resources that hold data keep the ids by which a deployed stack knows them', () => {
  const found = Object.keys(idsOfRelease).map((type) => [type, Object.keys(template.findResources(type)).sort()]);

  expect(Object.fromEntries(found)).toEqual(idsOfRelease);
  expect([...Object.keys(idsOfRelease), 'AWS::Logs::LogGroup'].sort()).toEqual([...statefulTypes].sort());
});

test.each([
  ['OperationsQueueOldAlarm', 'QueueMessageAge'],
  ['OperationsOutboxOldAlarm', 'OutboxMessageAge'],
  ['OperationsAuditOldAlarm', 'AuditMessageAge'],
  ['OperationsAuditSilentAlarm', 'NoAuditRecords'],
])('keeps the logical ID %s of the alarm that is named %s now', (logicalId, name) => {
  const found = Object.entries(template.findResources('AWS::CloudWatch::Alarm')) as [string, { Properties: object }][];
  const ids = found.flatMap(([id, { Properties }]) =>
    'AlarmName' in Properties && Properties.AlarmName === `CognitoToKafka-${name}` ? [id] : [],
  );

  expect(ids).toEqual([expect.stringMatching(new RegExp(`^${logicalId}[0-9A-F]{8}$`))]);
});

test('publishers are updated after the forwarder, which then knows every type', () => {
  const dependenciesOf = (type: string, like: RegExp): readonly string[] => {
    const resources = Object.entries(template.findResources(type)) as [string, { DependsOn?: string[] }][];
    return resources.find(([id]) => like.test(id))?.[1].DependsOn ?? [];
  };
  const [forwarder] = Object.keys(template.findResources('AWS::Lambda::Function')).filter((id) =>
    id.startsWith('ForwarderSender'),
  );

  expect(dependenciesOf('AWS::Lambda::Alias', /^TriggerLive/)).toContain(forwarder);
  expect(dependenciesOf('AWS::Lambda::Function', /^AuditReader/)).toContain(forwarder);
});

test('the upgrade page names every stateful resource type', () => {
  const page = textOf('docs/guides/upgrade.md');

  expect(statefulTypes.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
});
