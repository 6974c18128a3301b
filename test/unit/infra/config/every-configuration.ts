const arn = (service: string, resource: string): string => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
const secretArn = arn('secretsmanager', 'secret:AmazonMSK_forwarder-AbCdEf');
const caSecretArn = arn('secretsmanager', 'secret:kafka-ca-AbCdEf');
const everyTarget = {
  Queue: arn('sqs', 'shop'),
  Function: arn('lambda', 'function:shop'),
  LogGroup: arn('logs', 'log-group:/aws/events/shop'),
  Bus: arn('events', 'event-bus/shop'),
  Api: arn('events', 'api-destination/shop/11112222-3333-4444-5555-666677778888'),
  Firehose: arn('firehose', 'deliverystream/shop'),
};
const consumers = Object.fromEntries(
  Object.entries(everyTarget).map(([name, target]) => [name, { types: ['cognito.login.*'], target }]),
);

/** Configurations that together have everything in a template that one can put there. */
export const everyConfiguration: readonly (readonly [string, object])[] = [
  ['nothing configured', {}],
  [
    'everything that exists already, MSK with IAM, consumers',
    {
      userPools: [
        {
          id: 'eu-west-1_AbCdEf123',
          smsRoleArn: 'arn:aws:iam::111122223333:role/sms',
          customSenderKeyArn: arn('kms', 'key/9876abcd-12ab-34cd-56ef-1234567890ab'),
        },
        { id: 'eu-west-1_Second', attach: false },
      ],
      eventBus: { name: 'our-own-bus' },
      kafka: {
        brokers: ['b-1.example.com:9098'],
        authentication: 'iam',
        clusterArn: arn('kafka', 'cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2'),
        topics: { 'cognito.login.': 'logins' },
        createTopics: { partitions: 6, replicationFactor: 3 },
      },
      consumers,
      delivery: { mode: 'before-response', reservedConcurrency: 100, provisionedConcurrency: 5, memoryMiB: 512 },
      audit: { createTrail: true },
      privacy: { userAttributes: { email: 'hash' }, hashKeyArn: arn('secretsmanager', 'secret:hash-key-AbCdEf') },
      operations: { alarmEmail: 'team@example.com', canary: true },
      schemaRegistry: true,
      tags: { team: 'identity' },
      architecture: 'x86_64',
    },
  ],
  [
    'SCRAM with keys in a VPC, no archive, no audit source',
    {
      kafka: {
        authentication: 'scram-sha-512',
        secretArn,
        secretKeyArn: arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'),
        caSecretArn,
        vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'], createEndpoints: true },
      },
      archive: { enabled: false },
      audit: { enabled: false },
      privacy: { userAttributes: { email: 'hash' }, hashKeyArn: arn('ssm', 'parameter/hash-key') },
      encryption: { keyArn: arn('kms', 'key/5678abcd-12ab-34cd-56ef-1234567890ab') },
      operations: { alarmTopicArn: arn('sns', 'on-call') },
    },
  ],
  ['the preset sandbox, under a KMS key that is made', { preset: 'sandbox', encryption: { create: true } }],
  [
    'the preset existing, with the brokers of MSK looked up',
    {
      preset: 'existing',
      userPools: [{ id: 'eu-west-1_AbCdEf123' }],
      kafka: {
        authentication: 'iam',
        clusterArn: arn('kafka', 'cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2'),
      },
    },
  ],
  ['traces in X-Ray', { tracing: 'xray' }],
  [
    'traces by OTLP, with a collector in a layer',
    { tracing: 'w3c', otlp: { collectorLayerArn: arn('lambda', 'layer:collector:7'), samplePercent: 10 } },
  ],
];
