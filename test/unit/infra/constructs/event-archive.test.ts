import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EventArchive } from '../../../../infra/constructs/event-archive.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { aPipelineTemplate } from '../../../given/builders/a-template.ts';

const archiveOf = (retention?: Duration): Template => {
  const stack = aStack();
  const bus = EventBus.fromEventBusName(stack, 'Bus', 'identity');
  new EventArchive(stack, 'Archive', { bus, ...(retention ? { retention } : {}) });
  return Template.fromStack(stack);
};

test('keeps only identity events, for 14 days or the configured time', () => {
  const eventPattern = { EventPattern: { source: ['cognito-to-kafka'] } };

  archiveOf().hasResourceProperties('AWS::Events::Archive', { ...eventPattern, RetentionDays: 14 });
  archiveOf(Duration.days(400)).hasResourceProperties('AWS::Events::Archive', { RetentionDays: 400 });
});

test('names no key, not even an empty one, unless the pipeline has one', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/5678abcd-12ab-34cd-56ef-1234567890ab';

  archiveOf().hasResourceProperties('AWS::Events::Archive', { KmsKeyIdentifier: Match.absent() });
  aPipelineTemplate({ encryption: { keyArn: key } }).hasResourceProperties('AWS::Events::Archive', {
    KmsKeyIdentifier: key,
  });
});

test('a pipeline has an archive and outputs its name, unless it is disabled', () => {
  const byDefault = aPipelineTemplate();
  const without = aPipelineTemplate({ archive: { enabled: false } });
  const year = aPipelineTemplate({ archive: { retentionDays: 365 } });
  const [archive] = Object.keys(byDefault.findResources('AWS::Events::Archive'));

  expect(byDefault.findOutputs('EventArchiveName')).toMatchObject({ EventArchiveName: { Value: { Ref: archive } } });
  year.hasResourceProperties('AWS::Events::Archive', { RetentionDays: 365 });
  without.resourceCountIs('AWS::Events::Archive', 0);
  expect(without.findOutputs('EventArchiveName')).toEqual({});
});
