import { Match, Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { KafkaForwarder, type KafkaForwarderProps } from '../../../../infra/constructs/kafka-forwarder.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { propertiesOf } from '../properties-of.ts';

const vpc = { vpcId: 'vpc-0a1b2c3d4e5f60718', subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'] };
const secretArn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:kafka-AbCdEf';

/** A forwarder, its function's settings of a VPC, and the template. */
function synthesize(props: Partial<KafkaForwarderProps> = {}) {
  const stack = aStack();
  const bus = new EventBus(stack, 'Bus');
  const forwarder = new KafkaForwarder(stack, 'Forwarder', { bus, brokers: ['b-1:9098'], topic: 'events', ...props });
  const template = Template.fromStack(stack);
  return { template, placed: propertiesOf(template, forwarder.function)['VpcConfig'] };
}
const endpointsIn = (template: Template): unknown[] =>
  Object.values(template.findResources('AWS::EC2::VPCEndpoint')).map(
    ({ Properties }) => (Properties as { readonly ServiceName: unknown }).ServiceName,
  );

test('without a VPC the forwarder is in none', () => {
  const { template, placed } = synthesize();

  expect(placed).toBeUndefined();
  template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
});

test('uses the subnets of a VPC, and a new security group without inbound traffic', () => {
  const { template, placed } = synthesize({ vpc });

  expect(placed).toMatchObject({
    SubnetIds: vpc.subnetIds,
    SecurityGroupIds: [{ 'Fn::GetAtt': expect.anything() as unknown }],
  });
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    VpcId: vpc.vpcId,
    SecurityGroupIngress: Match.absent(),
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '0.0.0.0/0', IpProtocol: '-1' })],
  });
  template.resourceCountIs('AWS::EC2::VPCEndpoint', 0);
});

test('Lambda may make the network interfaces for it', () => {
  synthesize({ vpc }).template.hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.arrayWith([
      { 'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'])] },
    ]),
  });
});

test('security groups that are given are its own, and none is made', () => {
  const { template, placed } = synthesize({ vpc: { ...vpc, securityGroupIds: ['sg-0a1b2c3d4e5f60718'] } });

  expect(placed).toEqual({ SubnetIds: vpc.subnetIds, SecurityGroupIds: ['sg-0a1b2c3d4e5f60718'] });
  template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
});

test('creates endpoints on request: for SQS, and for Secrets Manager with a secret', () => {
  const without = synthesize({ vpc: { ...vpc, createEndpoints: true } });
  const withSecret = synthesize({ vpc: { ...vpc, createEndpoints: true }, authentication: 'plain', secretArn });

  expect(endpointsIn(without.template)).toHaveLength(1);
  expect(JSON.stringify(endpointsIn(without.template))).toContain('sqs');
  expect(JSON.stringify(endpointsIn(withSecret.template))).toMatch(/sqs.*secretsmanager/);
  expect(endpointsIn(withSecret.template)).toHaveLength(2);
});

test('an endpoint has private DNS, these subnets, and only HTTPS from the forwarder', () => {
  const { template } = synthesize({ vpc: { ...vpc, createEndpoints: true } });

  template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
    VpcId: vpc.vpcId,
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
    SubnetIds: vpc.subnetIds,
    SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('PlacementEndpoints'), 'GroupId'] }],
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('PlacementGroup'), 'GroupId'] },
  });
});
