import { App } from 'aws-cdk-lib';
import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { PipelineStack } from '../../../../infra/pipeline-stack.ts';
import { demandOf } from '../../../../infra/config/config-problem.ts';
import { ruleViolations } from '../../../../infra/config/rule-violations.ts';

const arn = (service: string, region: string, resource: string, partition = 'aws'): string =>
  `arn:${partition}:${service}:${region}:111122223333:${resource}`;
const cluster = (region: string) => arn('kafka', region, 'cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2');
const secret = (region: string) => arn('secretsmanager', region, 'secret:AmazonMSK_kafka-AbCdEf');
const key = (region: string) => arn('kms', region, 'key/1234abcd');
const parameter = (region: string) => arn('ssm', region, 'parameter/hash-key');
const broker = (region: string, kind = 'kafka') => `b-1.identity.c1.${kind}.${region}.amazonaws.com:9098`;
const inEurope = { userPools: [{ id: 'eu-west-1_AbCdEf123' }] };

/** Path and demand of each mistake. */
const problemsOf = (config: unknown, stackRegion?: string): string[] =>
  ruleViolations(config, stackRegion).map((problem) => `${problem.path.join('.')}: ${demandOf(problem)}`);

test.each([
  ['an MSK cluster', { kafka: { authentication: 'iam', clusterArn: cluster('eu-central-1') } }],
  [
    'an MSK cluster with its brokers',
    {
      kafka: {
        authentication: 'iam',
        clusterArn: cluster('eu-central-1'),
        brokers: [broker('eu-central-1', 'kafka-serverless')],
        vpc: {},
      },
    },
  ],
  ['a secret with its key', { kafka: { secretArn: secret('us-east-1'), secretKeyArn: key('us-east-1') } }],
  ['a CA', { kafka: { caSecretArn: secret('us-east-1') } }],
  [
    'a secret for SCRAM on MSK',
    {
      kafka: {
        authentication: 'scram-sha-512',
        secretArn: secret('us-east-1'),
        secretKeyArn: key('us-east-1'),
        brokers: [broker('us-east-1')],
        vpc: {},
      },
    },
  ],
  ['the key for hashed values', { privacy: { hashKeyArn: parameter('us-east-1') } }],
  ['a bus of a consumer', { consumers: { Shop: { target: arn('events', 'us-east-1', 'event-bus/shop') } } }],
])('allows %s in another Region than the stack', (_what, config) => {
  expect(problemsOf({ ...inEurope, ...config })).toEqual([]);
});

test.each<[object, string]>([
  [
    { kafka: { clusterArn: cluster('eu-west-1'), brokers: [broker('eu-west-1'), broker('us-east-1')] } },
    'kafka.brokers.1: allowed: brokers of eu-west-1, the Region of kafka.clusterArn',
  ],
  [
    { kafka: { clusterArn: cluster('eu-west-1'), brokers: [broker('us-east-1', 'kafka-serverless')] } },
    'kafka.brokers.0: allowed: brokers of eu-west-1, the Region of kafka.clusterArn',
  ],
  [
    { kafka: { brokers: ['b:9092', broker('eu-west-1'), broker('us-east-1')] } },
    'kafka.brokers.2: allowed: brokers of eu-west-1, as the first broker',
  ],
  [
    {
      kafka: {
        authentication: 'scram-sha-512',
        secretArn: secret('us-east-1'),
        secretKeyArn: key('us-east-1'),
        clusterArn: cluster('eu-west-1'),
      },
    },
    'kafka.secretArn: allowed: an ARN of eu-west-1, the Region of the MSK cluster',
  ],
  [
    { kafka: { secretArn: secret('us-east-1'), secretKeyArn: key('eu-west-1') } },
    'kafka.secretKeyArn: allowed: an ARN of us-east-1, the Region of kafka.secretArn',
  ],
  [
    { kafka: { secretArn: secret('us-east-1'), vpc: { createEndpoints: true } } },
    'kafka.secretArn: allowed: an ARN of eu-west-1, because kafka.vpc.createEndpoints creates endpoints only for that Region',
  ],
  [
    { kafka: { caSecretArn: secret('us-east-1'), vpc: { createEndpoints: true } } },
    'kafka.caSecretArn: allowed: an ARN of eu-west-1, because kafka.vpc.createEndpoints creates endpoints only for that Region',
  ],
  [
    { encryption: { keyArn: key('us-east-1') } },
    'encryption.keyArn: allowed: an ARN of eu-west-1, the Region of the stack',
  ],
  [
    { userPools: [{ id: 'eu-west-1_A' }, { id: 'eu-west-1_B', customSenderKeyArn: key('us-east-1') }] },
    'userPools.1.customSenderKeyArn: allowed: an ARN of eu-west-1, the Region of the stack',
  ],
  [
    { operations: { alarmTopicArn: arn('sns', 'us-east-1', 'alarms') } },
    'operations.alarmTopicArn: allowed: an ARN of eu-west-1, the Region of the stack',
  ],
  [
    { consumers: { Shop: { target: arn('sqs', 'us-east-1', 'shop') } } },
    'consumers.Shop.target: allowed: an ARN of eu-west-1, the Region of the stack',
  ],
  [
    { privacy: { hashKeyArn: arn('ssm', 'us-gov-west-1', 'parameter/key', 'aws-us-gov') } },
    'privacy.hashKeyArn: allowed: an ARN of a Region of the partition aws, that of eu-west-1',
  ],
  [
    { kafka: { clusterArn: arn('kafka', 'cn-north-1', 'cluster/a/1') } },
    'kafka.clusterArn: allowed: an ARN of a Region of the partition aws, that of eu-west-1',
  ],
  [
    { userPools: [{ id: 'eu-west-1_A', smsRoleArn: 'arn:aws-cn:iam::111122223333:role/sms' }] },
    'userPools.0.smsRoleArn: allowed: an ARN of a Region of the partition aws, that of eu-west-1',
  ],
])('refuses %j in a stack of eu-west-1', (config, problem) => {
  expect(problemsOf({ ...inEurope, ...config })).toEqual([problem]);
});

test('uses the Region of the stack without pools, or the partition of the first ARN', () => {
  const config = { encryption: { keyArn: key('us-east-1') }, privacy: { hashKeyArn: parameter('eu-west-1') } };

  expect(problemsOf(config)).toEqual([]);
  expect(problemsOf(config, 'us-east-1')).toEqual([]);
  expect(problemsOf(config, 'eu-west-1')).toEqual([
    'encryption.keyArn: allowed: an ARN of eu-west-1, the Region of the stack',
  ]);
  expect(problemsOf({ ...config, kafka: { clusterArn: arn('kafka', 'cn-north-1', 'cluster/a/1', 'aws-cn') } })).toEqual(
    ['kafka.clusterArn: allowed: an ARN of a Region of the partition aws, as the first ARN here'],
  );
});

test('refuses pools of another Region than that of the stack', () => {
  expect(problemsOf(inEurope, 'us-east-1')).toEqual([
    'userPools: allowed: pools of us-east-1, the Region of the stack',
  ]);
  expect(problemsOf(inEurope, 'eu-west-1')).toEqual([]);
});

test('does not create a stack from a configuration for another Region', () => {
  const config = parsePipelineConfig(inEurope);
  const env = { account: '111122223333', region: 'us-east-1' };

  expect(() => new PipelineStack(new App(), 'Elsewhere', { config, env })).toThrow(
    /^The pipeline's configuration is wrong:\n- userPools: found "eu-west-1"; allowed: pools of us-east-1/,
  );
});

test.each([[undefined], ['text'], [{ kafka: { brokers: [7], clusterArn: 7 }, userPools: [7], consumers: [null] }]])(
  'breaks no rule for a value of the wrong shape: %j',
  (config) => {
    expect(problemsOf(config)).toEqual([]);
  },
);
