import { Match } from 'aws-cdk-lib/assertions';
import { aPipelineTemplate } from '../../given/builders/a-template.ts';

const template = aPipelineTemplate({ preset: 'sandbox' });
const idOf = (type: string, like = ''): string => {
  const [id, ...more] = Object.keys(template.findResources(type)).filter((found) => found.includes(like));
  if (id === undefined || more.length > 0) throw new Error(`Not one ${type} like "${like}".`);
  return id;
};
const cluster = () => idOf('AWS::MSK::ServerlessCluster');
const groupOf = (like: string) => ({ 'Fn::GetAtt': [idOf('AWS::EC2::SecurityGroup', like), 'GroupId'] });

test('creates an MSK Serverless cluster with IAM in two zones of a dedicated VPC', () => {
  template.hasResourceProperties('AWS::MSK::ServerlessCluster', {
    ClusterName: 'CognitoToKafka-sandbox',
    ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
    VpcConfigs: [{ SubnetIds: [Match.anyValue(), Match.anyValue()], SecurityGroups: [groupOf('SandboxBrokers')] }],
  });
  template.resourceCountIs('AWS::EC2::Subnet', 2);
});

test('nothing in the VPC reaches the internet or is reached from it', () => {
  for (const type of ['InternetGateway', 'NatGateway', 'Route']) template.resourceCountIs(`AWS::EC2::${type}`, 0);
});

test('only the forwarder reaches the brokers, in that VPC, with an endpoint for SQS', () => {
  const vpc = { Ref: idOf('AWS::EC2::VPC') };

  template.hasResourceProperties('AWS::EC2::VPCEndpoint', { VpcId: vpc, PrivateDnsEnabled: true });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Description: 'Writes identity events from the queue to Kafka.',
    VpcConfig: Match.objectLike({ SecurityGroupIds: [groupOf('ForwarderPlacementGroup')] }),
  });
  const toBrokers = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).filter(({ Properties }) =>
    JSON.stringify(Properties).includes('"FromPort":9098'),
  );
  expect(toBrokers).toEqual([
    expect.objectContaining({
      Properties: expect.objectContaining({
        IpProtocol: 'tcp',
        ToPort: 9098,
        GroupId: groupOf('SandboxBrokers'),
        SourceSecurityGroupId: groupOf('ForwarderPlacementGroup'),
      }) as unknown,
    }),
  ]);
});

test('looks up the brokers, creates the topic and asks for no parameter', () => {
  const arn = { 'Fn::GetAtt': [cluster(), 'Arn'] };

  template.hasResourceProperties('Custom::MskBrokers', { clusterArn: arn, authentication: 'iam', tls: 'on' });
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ KAFKA_AUTHENTICATION: 'iam', KAFKA_CREATE_TOPICS: '3:3' }) },
  });
  expect(template.findParameters('KafkaBrokers')).toEqual({});
});

test('pool and cluster go with the stack', () => {
  template.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Delete' });
  template.hasResource('AWS::MSK::ServerlessCluster', { DeletionPolicy: 'Delete' });
});

test('a long name of the stack is cut to what MSK takes', () => {
  const long = aPipelineTemplate({ preset: 'sandbox', stackName: `A${'b'.repeat(100)}` });

  long.hasResourceProperties('AWS::MSK::ServerlessCluster', { ClusterName: `A${'b'.repeat(55)}-sandbox` });
});
