import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AuditTrail, type AuditTrailProps } from '../../../../infra/constructs/audit-trail.ts';
import { anApp, aStack } from '../../../given/builders/a-stack.ts';
import { policyStatements } from '../policy-statements.ts';

/** A trail or a check for one, its status and the template. */
function synthesize(props?: AuditTrailProps) {
  const stack = aStack();
  const { status } = new AuditTrail(stack, 'Trail', props);
  return { finding: stack.resolve(status) as unknown, template: Template.fromStack(stack) };
}

const create: AuditTrailProps = { create: true };
const trailArn = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':cloudtrail:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      ':trail/Stack-identity-events',
    ],
  ],
};

test('by default no trail is created, and the status is the result of the check', () => {
  const { finding, template } = synthesize();
  const [look] = Object.keys(template.findResources('Custom::AuditTrail'));

  expect(finding).toEqual({ 'Fn::GetAtt': [look, 'finding'] });
  template.resourceCountIs('AWS::CloudTrail::Trail', 0);
  template.resourceCountIs('AWS::S3::Bucket', 0);
});

test('the check may be called, and may read trails of any owner', () => {
  const [reads, ...rest] = policyStatements(synthesize().template);

  expect(reads).toEqual({
    Effect: 'Allow',
    Action: ['cloudtrail:DescribeTrails', 'cloudtrail:GetEventSelectors', 'cloudtrail:GetTrailStatus'],
    Resource: '*',
  });
  expect(rest.map(({ Action }) => Action).sort()).toEqual(['lambda:GetFunction', 'lambda:InvokeFunction']);
});

test('a created trail is named, and nothing is looked for', () => {
  const { finding, template } = synthesize(create);
  const [trail] = Object.keys(template.findResources('AWS::CloudTrail::Trail'));

  expect(finding).toEqual({
    'Fn::Join': [
      '',
      ['The trail ', { 'Fn::GetAtt': [trail, 'Arn'] }, " of this stack hands Cognito's records to EventBridge."],
    ],
  });
  template.resourceCountIs('Custom::AuditTrail', 0);
  template.resourceCountIs('AWS::Lambda::Function', 0);
});

test('a created trail logs the management write events of its Region, and nothing else', () => {
  synthesize(create).template.hasResourceProperties('AWS::CloudTrail::Trail', {
    IsLogging: true,
    IsMultiRegionTrail: false,
    IncludeGlobalServiceEvents: false,
    EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'WriteOnly' }],
    TrailName: 'Stack-identity-events',
  });
});

test('the bucket is encrypted, not public, and deletes records after 90 days', () => {
  synthesize(create).template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: 90, Status: 'Enabled' }] },
    BucketName: Match.absent(),
  });
});

test('the bucket outlives the stack', () => {
  synthesize(create).template.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});

test('lets this trail alone write to the bucket, and only over TLS', () => {
  const { template } = synthesize(create);
  const [policy] = Object.values(template.findResources('AWS::S3::BucketPolicy')) as {
    Properties: { PolicyDocument: { Statement: { Effect: string; Principal: unknown; Action: unknown }[] } };
  }[];
  const statements = policy?.Properties.PolicyDocument.Statement ?? [];

  expect(statements).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  );
  expect(statements.filter(({ Effect }) => Effect === 'Allow')).toMatchObject([
    {
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:GetBucketAcl',
      Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
    },
    {
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Condition: {
        StringEquals: { 'aws:SourceArn': trailArn, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    },
  ]);
});

test('keeps the name of a trail within its 128 characters', () => {
  const stack = new Stack(anApp(), 'A'.repeat(128));
  new AuditTrail(stack, 'Trail', create);
  const [trail] = Object.values(Template.fromStack(stack).findResources('AWS::CloudTrail::Trail')) as {
    Properties: { TrailName: string };
  }[];

  expect(trail?.Properties.TrailName).toBe(`${'A'.repeat(112)}-identity-events`);
});

test('the trail waits for the bucket to let it write', () => {
  const { template } = synthesize(create);
  const [policy] = Object.keys(template.findResources('AWS::S3::BucketPolicy'));

  template.hasResource('AWS::CloudTrail::Trail', { DependsOn: Match.arrayWith([policy]) });
});
