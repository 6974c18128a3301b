import type { Template } from 'aws-cdk-lib/assertions';
import { Match } from 'aws-cdk-lib/assertions';
import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { policyStatements } from './policy-statements.ts';

const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';
const withKafka = (kafka: object): Template => aPipelineTemplate({ kafka });
const kafka = { authentication: 'iam', clusterArn };

test('looks up the brokers of a cluster ARN, and the stack has no parameter for them', () => {
  const template = withKafka(kafka);

  template.hasResourceProperties('Custom::MskBrokers', { clusterArn, authentication: 'iam', tls: 'on' });
  expect(template.findParameters('KafkaBrokers')).toEqual({});
  const [id] = Object.keys(template.findResources('Custom::MskBrokers'));
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: {
      Variables: Match.objectLike({
        KAFKA_BROKERS: { 'Fn::Join': [',', { 'Fn::Split': [',', { 'Fn::GetAtt': [id, 'brokers'] }] }] },
      }),
    },
  });
  expect(policyStatements(template)).toContainEqual(
    expect.objectContaining({ Action: 'kafka:GetBootstrapBrokers', Resource: clusterArn }),
  );
});

test('takes the public listener without a VPC, and the one for VPCs with one', () => {
  const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'] };

  withKafka(kafka).hasResourceProperties('Custom::MskBrokers', { network: 'public' });
  withKafka({ ...kafka, vpc }).hasResourceProperties('Custom::MskBrokers', { network: 'vpc' });
});

test('brokers that are named are taken, and nothing is looked up', () => {
  const template = withKafka({ ...kafka, brokers: ['b-1.example.com:9098'] });

  template.resourceCountIs('Custom::MskBrokers', 0);
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ KAFKA_BROKERS: 'b-1.example.com:9098' }) },
  });
});

test('without brokers and cluster the deployment asks for them', () => {
  const template = withKafka({});

  template.resourceCountIs('Custom::MskBrokers', 0);
  expect(Object.keys(template.findParameters('KafkaBrokers'))).toEqual(['KafkaBrokers']);
});
