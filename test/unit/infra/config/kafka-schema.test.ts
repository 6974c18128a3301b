import { parsePipelineConfig } from '../../../../infra/config/config.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:hash-key-AbCdEf';

test.each([
  ['kafka.topic', ['', '.', '..', 'my topic', 'a/b', 't'.repeat(250)].map((topic) => ({ kafka: { topic } }))],
  ['kafka.brokers', [[], 'b-1:9092', null].map((brokers) => ({ kafka: { brokers } }))],
  [
    'kafka.brokers.0',
    [
      'b-1',
      ':9092',
      'b-1:',
      'b-1:port',
      'b-1:123456',
      'b-1:65536',
      'b-1:0',
      'http://b-1:80',
      'b-1:1,b-2:2',
      'b 1:9092',
    ].map((broker) => ({
      kafka: { brokers: [broker] },
    })),
  ],
  ['kafka.topics', [null, 7, 'logins'].map((topics) => ({ kafka: { topics } }))],
  ['kafka.authentication', ['', 'IAM', 'scram-sha-256', null].map((authentication) => ({ kafka: { authentication } }))],
  ['kafka.tls', ['yes', 1, null].map((tls) => ({ kafka: { tls } }))],
  ['kafka.createTopics', [null, true, 6].map((createTopics) => ({ kafka: { createTopics } }))],
  [
    'kafka.createTopics.partitions',
    [0, 10_000, 1.5, '6', undefined].map((partitions) => ({
      kafka: { createTopics: { partitions, replicationFactor: 3 } },
    })),
  ],
  ['kafka.maxConcurrency', [1, 1001, 2.5, '5', null].map((maxConcurrency) => ({ kafka: { maxConcurrency } }))],
  ['kafka.batchSize', [0, 10_001, '100', null].map((batchSize) => ({ kafka: { batchSize } }))],
  [
    'kafka.caSecretArn',
    ['', 'ca', arn.slice(0, -7), 'arn:aws:ssm:eu-west-1:111122223333:parameter/ca', 7].map((caSecretArn) => ({
      kafka: { tls: true, caSecretArn },
    })),
  ],
])('bad values of %s are refused under that path', (path, inputs) => {
  for (const input of inputs) {
    expect(() => parsePipelineConfig(input)).toThrow(new RegExp(`:\\n- ${path}: found .*; allowed: .+$`));
  }
});
