import { Template } from 'aws-cdk-lib/assertions';
import { stackOutputs } from '../../../../contracts/stack-outputs.ts';
import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { environmentOptionsOf } from '../../../../infra/plain-template/environment-options.ts';
import type { PlainTemplate } from '../../../../infra/plain-template/rewrite-template.ts';
import { aPipelineStack } from '../../../given/builders/a-stack.ts';
import { everyConfiguration } from '../config/every-configuration.ts';
import { aPlainTemplate } from './a-plain-template.ts';

const byName = new Map(
  everyConfiguration.map(([name, config]) => [name, { config, template: aPlainTemplate(config) }] as const),
);
const names = everyConfiguration.map(([name]) => name);
const at = (name: string) => {
  const found = byName.get(name);
  if (!found) throw new Error(`The configuration "${name}" does not exist.`);
  return found;
};

/** Names to which a template refers with Ref, without pseudo parameters. */
const refsIn = (text: string): string[] =>
  [...text.matchAll(/"Ref":"([^"]+)"/g)].map(([, name = '']) => name).filter((name) => !name.startsWith('AWS::'));

const resourcesOf = (template: PlainTemplate, type: string) =>
  Object.values(template.Resources).filter(({ Type }) => Type === type);

describe.each(names)('the template for %s', (name) => {
  const { config, template } = at(name);
  const { Parameters, ...rest } = template;
  const text = JSON.stringify(rest);

  test('needs no CDK in the account', () => {
    expect(Object.keys(template)).not.toContain('Rules');
    expect(Object.keys(Parameters)).not.toContain('BootstrapVersion');
    expect(text).not.toMatch(/cdk-|CDKMetadata|AssetParameters|aws:cdk|aws:asset|Token\[/);
    expect(text).not.toContain('StackNameOfTheDeployment');
  });

  test('has the logical ids of the CDK app', () => {
    const ofApp = Object.keys(Template.fromStack(aPipelineStack(config)).toJSON().Resources as object);
    const isOfAlarms = (id: string) => /^OperationsAlarmsTopic(\w*Subscription|teamexample)/.test(id);
    const withoutHash = (ids: readonly string[]) =>
      ids
        .filter((id) => !isOfAlarms(id) && id !== 'CDKMetadata')
        .map((id) => id.replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}$/, '$1'))
        // Of a pool, by its id: here the id is a parameter.
        .map((id) => id.replace(/^(UserPoolsAttachments|TriggerLiveAliasPool)(Pool|euwest1)\w+/, '$1'));

    expect(withoutHash(Object.keys(template.Resources)).sort()).toEqual(withoutHash(ofApp).sort());
  });

  test('refers only to its resources and parameters, and uses each parameter', () => {
    const known = [...Object.keys(Parameters), ...Object.keys(template.Resources)];
    const refs = refsIn(text);

    expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
    expect(Object.keys(Parameters).filter((parameter) => !refs.includes(parameter))).toEqual([]);
  });

  test('has no parameter with the name of an output', () => {
    expect(Object.keys(Parameters).filter((parameter) => parameter in stackOutputs)).toEqual([]);
  });

  test('has values of the environment only as defaults of parameters', () => {
    const values = environmentOptionsOf(parsePipelineConfig(config))
      .flatMap(({ value }) => value)
      .filter((value): value is string => typeof value === 'string' && /[:@]|^(vpc|subnet|sg)-|_/.test(value));

    expect(values.filter((value) => text.includes(value))).toEqual([]);
  });

  test('has defaults that its own rules accept', () => {
    for (const { Default, AllowedPattern, AllowedValues, MinValue, MaxValue } of Object.values(Parameters)) {
      if (Default === undefined) continue;
      if (typeof AllowedPattern === 'string') expect(Default).toMatch(new RegExp(AllowedPattern));
      if (AllowedValues !== undefined) expect(AllowedValues).toContain(Default);
      if (MinValue !== undefined) expect(Default).toBeGreaterThanOrEqual(Number(MinValue));
      if (MaxValue !== undefined) expect(Default).toBeLessThanOrEqual(Number(MaxValue));
    }
  });

  test('publishes a version of the trigger function for each value of a parameter', () => {
    const [version] = resourcesOf(template, 'AWS::Lambda::Version');
    const trigger = Object.entries(template.Resources).find(([id]) =>
      /^TriggerObserver\w*Function[0-9A-F]{8}$/.test(id),
    );
    const used = refsIn(JSON.stringify(trigger)).filter((ref) => ref in Parameters);
    const ofBus = 'ExistingEventBusName' in Parameters ? ['ExistingEventBusName'] : [];

    expect(used).toContain('DeliveryMode');
    expect(version?.Properties?.['Description']).toEqual({
      'Fn::Join': [' ', [...used, ...ofBus].sort().map((Ref) => ({ Ref }))],
    });
  });

  test('subscribes an email address only if there is one', () => {
    expect(resourcesOf(template, 'AWS::SNS::Subscription')).toMatchObject([{ Condition: 'HasAlarmEmail' }]);
    expect(template['Conditions']).toMatchObject({
      HasAlarmEmail: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'OperationsAlarmEmail' }, ''] }] },
    });
  });
});

test('requires brokers only if neither brokers nor a cluster are configured', () => {
  const required = (name: string) =>
    Object.entries(at(name).template.Parameters).flatMap(([parameter, { Default }]) =>
      Default === undefined ? [parameter] : [],
    );

  expect(required('nothing configured')).toEqual(['KafkaBrokers']);
  expect(required('everything that exists already, MSK with IAM, consumers')).toEqual([]);
});

test('accepts any number of subnets and security groups', () => {
  const vpc = {
    vpcId: 'vpc-0a1b2c3d',
    subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'],
    securityGroupIds: ['sg-0a1b2c3d'],
  };
  const { Resources, Parameters } = aPlainTemplate({ kafka: { vpc } });

  expect(Object.values(Resources).filter(({ Properties }) => Properties?.['VpcConfig'])).toMatchObject([
    {
      Properties: {
        VpcConfig: {
          SubnetIds: { Ref: 'KafkaVpcSubnetIds' },
          SecurityGroupIds: { Ref: 'KafkaVpcSecurityGroupIds' },
        },
      },
    },
  ]);
  expect(Parameters).toMatchObject({
    KafkaVpcSubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-0a1b2c3d,subnet-1a1b2c3d' },
    KafkaVpcSecurityGroupIds: { Type: 'List<AWS::EC2::SecurityGroup::Id>', Default: 'sg-0a1b2c3d' },
  });
});

test('names the parameters of a user pool after its id, whatever the order', () => {
  const [one, other] = [{ id: 'eu-west-1_One' }, { id: 'eu-west-1_Other' }];
  const namesFor = (userPools: object[]) =>
    environmentOptionsOf(parsePipelineConfig({ userPools }))
      .filter(({ parameter }) => parameter.startsWith('UserPool'))
      .map(({ parameter, value }) => [parameter, value]);

  expect(namesFor([other, one]).sort()).toEqual(namesFor([one, other]).sort());
  expect(namesFor([one])).toContainEqual(['UserPoolEuWest1OneId', 'eu-west-1_One']);
});

test('keeps the security groups that a created endpoint admits', () => {
  const vpc = {
    vpcId: 'vpc-0a1b2c3d',
    subnetIds: ['subnet-0a1b2c3d'],
    securityGroupIds: ['sg-0a1b2c3d'],
    createEndpoints: true,
  };
  const template = aPlainTemplate({ kafka: { vpc } });

  expect(Object.keys(template.Parameters)).not.toContain('KafkaVpcSecurityGroupIds');
  expect(resourcesOf(template, 'AWS::EC2::SecurityGroupIngress')).toMatchObject([
    { Properties: { SourceSecurityGroupId: 'sg-0a1b2c3d' } },
  ]);
});

test('signs for the Region of the cluster, which may be another', () => {
  const { Resources } = at('the preset existing, with the brokers of MSK looked up').template;
  const [forwarder] = Object.entries(Resources).filter(([id]) => /^ForwarderSenderFunction[0-9A-F]{8}$/.test(id));

  expect(forwarder?.[1].Properties).toMatchObject({
    Environment: {
      Variables: { KAFKA_REGION: { 'Fn::Select': [3, { 'Fn::Split': [':', { Ref: 'KafkaClusterArn' }] }] } },
    },
  });
});
