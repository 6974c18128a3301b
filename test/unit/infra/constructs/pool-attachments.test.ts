import { Template } from 'aws-cdk-lib/assertions';
import { PoolAttachments, type AttachedPool } from '../../../../infra/constructs/pool-attachments.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { aTriggerFunction } from '../../../given/builders/a-trigger-function.ts';
import { policyStatements } from '../policy-statements.ts';

const arn = (id: string) => `arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${id}`;
const first: AttachedPool = { id: 'eu-west-1_First', arn: arn('eu-west-1_First') };
const second: AttachedPool = {
  id: 'eu-west-1_Second',
  arn: arn('eu-west-1_Second'),
  excludeTriggers: ['PreSignUp'],
  attachmentRevision: 3,
};

function synthesize(pools: readonly AttachedPool[]) {
  const stack = aStack();
  const trigger = aTriggerFunction(stack);
  const { findings } = new PoolAttachments(stack, 'Attachments', { trigger, pools });
  const template = Template.fromStack(stack);
  const resources = template.findResources('Custom::PoolAttachment') as Record<
    string,
    { Properties: Record<string, unknown>; DependsOn: string[] }
  >;
  return {
    findings: stack.resolve(findings) as unknown[],
    functionArn: stack.resolve(trigger.functionArn) as { 'Fn::GetAtt': [string, string] },
    resources,
    template,
  };
}

test('each pool has its own resource with the function and the excluded triggers', () => {
  const { resources, functionArn, findings } = synthesize([first, second]);
  const properties = Object.values(resources).map(({ Properties }) => Properties);

  expect(properties).toMatchObject([
    { userPoolId: first.id, functionArn, except: [], attachmentRevision: 0 },
    { userPoolId: second.id, functionArn, except: ['PreSignUp'], attachmentRevision: 3 },
  ]);
  expect(findings).toEqual(Object.keys(resources).map((id) => ({ 'Fn::GetAtt': [id, 'finding'] })));
});

test('another configured pool is another resource, so that the previous is detached', () => {
  const [one] = Object.keys(synthesize([first]).resources);
  const [other] = Object.keys(synthesize([second]).resources);

  expect(one).not.toBe(other);
});

test('resources call the function directly, so that a half-failed creation is undone', () => {
  const { resources, template } = synthesize([first]);
  const functions = Object.entries(template.findResources('AWS::Lambda::Function')) as [
    string,
    { Properties: { Description: string; Timeout: number } },
  ][];
  const [handler, { Properties } = { Properties: undefined }] =
    functions.find(([, { Properties: found }]) => found.Description.startsWith('Puts the trigger')) ?? [];

  expect(functions).toHaveLength(2);
  expect(Object.values(resources)[0]?.Properties).toMatchObject({
    ServiceToken: { 'Fn::GetAtt': [handler, 'Arn'] },
    ServiceTimeout: '600',
  });
  expect(Properties?.Timeout).toBeLessThan(600 / 3);
});

test('attaches a pool after the function and permissions, and detaches it before them', () => {
  const { resources, functionArn, template } = synthesize([first]);
  const [resource] = Object.values(resources);

  expect(resource?.DependsOn).toEqual(
    expect.arrayContaining([functionArn['Fn::GetAtt'][0], ...Object.keys(template.findResources('AWS::IAM::Policy'))]),
  );
});

test('may describe and update these pools with their tags, and nothing else', () => {
  expect(policyStatements(synthesize([first, second]).template)).toEqual([
    {
      Effect: 'Allow',
      Action: [
        'cognito-idp:DescribeUserPool',
        'cognito-idp:TagResource',
        'cognito-idp:UntagResource',
        'cognito-idp:UpdateUserPool',
      ],
      Resource: [first.arn, second.arn],
    },
  ]);
});

test('may pass the configured SMS role without a condition on a key that Cognito omits', () => {
  const smsRoleArn = 'arn:aws:iam::111122223333:role/sms';
  const pools = [
    { ...first, smsRoleArn },
    { ...second, smsRoleArn },
  ];

  expect(policyStatements(synthesize(pools).template)[1]).toEqual({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: smsRoleArn,
  });
});

test('may grant the use of the configured key of custom senders', () => {
  const customSenderKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

  expect(policyStatements(synthesize([first, { ...second, customSenderKeyArn }]).template)[1]).toEqual({
    Effect: 'Allow',
    Action: ['kms:CreateGrant', 'kms:DescribeKey'],
    Resource: customSenderKeyArn,
  });
});
