import type { Template } from 'aws-cdk-lib/assertions';
import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { both } from './pipeline-templates.ts';
import { isForFormerKeys, policyStatements } from './policy-statements.ts';

/** The parts of a statement that stand for more than one thing. */
const wildcards = (template: Template): unknown[] =>
  policyStatements(template)
    .filter((statement) => !isForFormerKeys(statement))
    .flatMap(({ Action, Resource }) => [...[Action].flat(), ...[Resource].flat()])
    .filter((part) => JSON.stringify(part).includes('*'));

test.each(both)('only trails and the versions of a check are not named one by one: %s', (_what, template) => {
  const checked = Object.keys(template.findResources('AWS::Lambda::Function')).filter((id) =>
    /^(Bus|Trail|TriggerLive).*Handler|^TriggerObserver/.test(id),
  );
  const versions = checked.map((check) => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [check, 'Arn'] }, ':*']] }));
  const reads = policyStatements(template).filter(({ Resource }) => Resource === '*');

  expect(wildcards(template)).toHaveLength(versions.length + 1);
  expect(wildcards(template)).toEqual(expect.arrayContaining(['*', ...versions]));
  expect(reads.flatMap(({ Action }) => Action)).toEqual([
    'cloudtrail:DescribeTrails',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetTrailStatus',
  ]);
});

test('with its own trail, no function has a permission on an unnamed resource', () => {
  const found = wildcards(aPipelineTemplate({ audit: { createTrail: true } }));

  expect(
    found.filter((part) => !/"Fn::GetAtt":\["Trigger(Observer|Live)\w+","Arn"\]},":\*"/.test(JSON.stringify(part))),
  ).toEqual([]);
});

test.each(both)('no role has more from AWS than the right to write logs: %s', (_what, template) => {
  const roles = Object.values(template.findResources('AWS::IAM::Role')) as {
    Properties: { ManagedPolicyArns: unknown[]; Policies?: unknown };
  }[];

  expect(roles.length).toBeGreaterThanOrEqual(2);
  for (const { Properties } of roles) {
    expect(Properties.Policies).toBeUndefined();
    expect(Properties.ManagedPolicyArns).toHaveLength(1);
    expect(JSON.stringify(Properties.ManagedPolicyArns)).toContain('service-role/AWSLambdaBasicExecutionRole');
  }
});
