import { aPipelineTemplate } from '../../given/builders/a-template.ts';
import { everyConfiguration } from './config/every-configuration.ts';
import { rightsOfRoles } from './rights-of-roles.ts';

const account = 'eu-west-1:111122223333';
const pool = {
  id: 'eu-west-1_AbCdEf123',
  smsRoleArn: 'arn:aws:iam::111122223333:role/sms',
  customSenderKeyArn: `arn:aws:kms:${account}:key/9876abcd-12ab-34cd-56ef-1234567890ab`,
};
const secretArn = `arn:aws:secretsmanager:${account}:secret:hash-key-AbCdEf`;
const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'], createEndpoints: true };

/** What the pipeline's tests deploy, as far as it matters for what a role may do. */
const deployed: readonly object[] = [
  { audit: { createTrail: true } },
  {
    privacy: { userAttributes: { email: 'hash' }, hashKeyArn: secretArn },
    encryption: { create: true },
    kafka: { clusterArn: `arn:aws:kafka:${account}:cluster/identity/45448610`, vpc },
  },
  {
    preset: 'existing',
    userPools: [pool],
    eventBus: { name: 'of-the-shop' },
    privacy: { userAttributes: { email: 'hash' }, hashKeyArn: `arn:aws:ssm:${account}:parameter/hash-key` },
    kafka: { brokers: ['127.0.0.1:9092'] },
  },
];

/** What no stack of the pipeline's tests has, and why. test/real/pipeline/permissions.test.ts sees to all others. */
const undeployed: readonly (readonly [RegExp, string])[] = [
  [/^ForwarderSender: kafka-cluster:/, "MSK's brokers decide, of which there are none here."],
  [
    /^ForwarderSender: secretsmanager:GetSecretValue$/,
    'The broker of these tests asks for no password; those of test/kafka do.',
  ],
  [/^\w+: xray:Put/, 'The emulator has no X-Ray.'],
  [/^SchedulerRoleForTarget\w+: events:PutEvents$/, 'The emulator does not let Scheduler put an event on a bus.'],
  [/^Consumers\w+AccessRole: /, 'A consumer of the configuration is one in code, of which there is one of each kind.'],
];

/** Who may do what, whatever it is done to. */
const kinds = (config: object): string[] =>
  rightsOfRoles(aPipelineTemplate(config)).map((right) => right.replace(/ on .*$/, ''));

const tested = new Set(deployed.flatMap(kinds));
const others = [...new Set(everyConfiguration.flatMap(([, config]) => kinds(config)))].filter(
  (kind) => !tested.has(kind),
);

test('every possible permission is in a deployed stack or listed with a reason', () => {
  expect(others.filter((kind) => !undeployed.some(([pattern]) => pattern.test(kind)))).toEqual([]);
});

test.each(undeployed)('%s is in no stack that is deployed', (pattern) => {
  expect(others.filter((kind) => pattern.test(kind))).not.toEqual([]);
  expect([...tested].filter((kind) => pattern.test(kind))).toEqual([]);
});
