import type { PipelineConfig } from '../../infra/config/config.ts';
import { parseArn } from '../../platform/arn.ts';

interface Group {
  /** Actions that CloudFormation needs, by the type of the resource that it creates. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
  /** Whether a configuration has one of these resources. */
  readonly isIn: (config: PipelineConfig) => boolean;
}

/**
 * The action that creates a resource, and the actions that every creation needs: a restricted role lacks one of these first.
 * From "Actions, resources, and condition keys for AWS services", service authorization reference.
 */
export const deployGroups: readonly Group[] = [
  {
    isIn: () => true,
    actions: {
      'AWS::CloudWatch::Alarm': ['cloudwatch:PutMetricAlarm'],
      'AWS::CloudWatch::Dashboard': ['cloudwatch:PutDashboard'],
      'AWS::Events::Rule': ['events:PutRule', 'events:PutTargets'],
      'AWS::IAM::Policy': ['iam:PutRolePolicy'],
      'AWS::IAM::Role': ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PassRole'],
      'AWS::Lambda::Alias': ['lambda:CreateAlias'],
      'AWS::Lambda::EventSourceMapping': ['lambda:CreateEventSourceMapping'],
      'AWS::Lambda::Function': ['lambda:CreateFunction', 'lambda:InvokeFunction'],
      'AWS::Lambda::Permission': ['lambda:AddPermission'],
      'AWS::Lambda::Version': ['lambda:PublishVersion'],
      'AWS::Logs::LogGroup': ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
      'AWS::Logs::QueryDefinition': ['logs:PutQueryDefinition'],
      'AWS::SQS::Queue': ['sqs:CreateQueue', 'sqs:SetQueueAttributes'],
    },
  },
  {
    isIn: ({ otlp }) => otlp?.collectorLayerArn !== undefined,
    actions: { 'AWS::Lambda::Function': ['lambda:GetLayerVersion'] },
  },
  {
    isIn: ({ userPools }) => userPools === undefined,
    actions: {
      'AWS::Cognito::UserPool': ['cognito-idp:CreateUserPool'],
      'AWS::Cognito::UserPoolClient': ['cognito-idp:CreateUserPoolClient'],
    },
  },
  {
    isIn: ({ eventBus }) => eventBus === undefined,
    actions: { 'AWS::Events::EventBus': ['events:CreateEventBus'] },
  },
  {
    isIn: ({ operations }) => operations.canary,
    actions: { 'AWS::Scheduler::Schedule': ['scheduler:CreateSchedule'] },
  },
  { isIn: ({ archive }) => archive.enabled, actions: { 'AWS::Events::Archive': ['events:CreateArchive'] } },
  {
    isIn: ({ audit }) => audit.enabled,
    actions: { 'AWS::Lambda::EventInvokeConfig': ['lambda:PutFunctionEventInvokeConfig'] },
  },
  {
    isIn: ({ audit }) => audit.enabled && audit.rememberUsersDays > 0,
    actions: {
      'AWS::DynamoDB::Table': ['dynamodb:CreateTable', 'dynamodb:UpdateTimeToLive', 'dynamodb:PutResourcePolicy'],
    },
  },
  {
    isIn: ({ audit }) => audit.enabled && audit.createTrail,
    actions: {
      'AWS::CloudTrail::Trail': ['cloudtrail:CreateTrail', 'cloudtrail:StartLogging', 'cloudtrail:PutEventSelectors'],
      'AWS::S3::Bucket': ['s3:CreateBucket', 's3:PutLifecycleConfiguration', 's3:PutBucketPublicAccessBlock'],
      'AWS::S3::BucketPolicy': ['s3:PutBucketPolicy'],
    },
  },
  {
    isIn: ({ operations }) => operations.alarmTopicArn === undefined,
    actions: { 'AWS::SNS::Topic': ['sns:CreateTopic', 'sns:SetTopicAttributes'] },
  },
  {
    isIn: ({ operations }) => operations.alarmEmail !== undefined,
    actions: { 'AWS::SNS::Subscription': ['sns:Subscribe'] },
  },
  {
    isIn: ({ consumers }) => Object.values(consumers).some(({ target }) => parseArn(target)?.service === 'logs'),
    actions: { 'AWS::Logs::ResourcePolicy': ['logs:PutResourcePolicy'] },
  },
  {
    isIn: ({ schemaRegistry }) => schemaRegistry,
    actions: {
      'AWS::EventSchemas::Registry': ['schemas:CreateRegistry'],
      'AWS::EventSchemas::Schema': ['schemas:CreateSchema'],
    },
  },
  {
    isIn: ({ encryption }) => encryption !== undefined && encryption.keyArn === undefined,
    actions: { 'AWS::KMS::Key': ['kms:CreateKey', 'kms:PutKeyPolicy', 'kms:EnableKeyRotation'] },
  },
  {
    isIn: ({ preset }) => preset === 'sandbox',
    actions: {
      'AWS::EC2::VPC': ['ec2:CreateVpc', 'ec2:ModifyVpcAttribute'],
      'AWS::EC2::Subnet': ['ec2:CreateSubnet'],
      'AWS::EC2::RouteTable': ['ec2:CreateRouteTable'],
      'AWS::EC2::SubnetRouteTableAssociation': ['ec2:AssociateRouteTable'],
      'AWS::MSK::ServerlessCluster': ['kafka:CreateClusterV2'],
    },
  },
  {
    isIn: ({ kafka, preset }) => kafka.vpc !== undefined || preset === 'sandbox',
    actions: {
      'AWS::EC2::SecurityGroup': ['ec2:CreateSecurityGroup', 'ec2:AuthorizeSecurityGroupIngress'],
      'AWS::EC2::VPCEndpoint': ['ec2:CreateVpcEndpoint'],
    },
  },
];

/** Returns the actions that CloudFormation's role needs for a configuration. */
export const deployActions = (config: PipelineConfig): string[] =>
  deployGroups.filter(({ isIn }) => isIn(config)).flatMap(({ actions }) => Object.values(actions).flat());
