import { ConfigError } from '../../../contracts/config-error.ts';
import { plaintext } from '../../given/builders/plaintext.ts';
import { parseKafkaConfig } from '../../../kafka/config.ts';

const env = {
  KAFKA_BROKERS: 'b-1.example.com:9092,b-2.example.com:9092',
  KAFKA_TOPIC: 'identity-events',
};

/** What is said of the environment. Fails where it is accepted. */
function complaintOf(bad: Parameters<typeof parseKafkaConfig>[0]): string {
  try {
    parseKafkaConfig(bad);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('These settings were accepted.');
}

test('every setting is read', () => {
  expect(
    parseKafkaConfig({
      ...env,
      KAFKA_TOPICS_BY_TYPE: '{"cognito.login.":"logins"}',
      KAFKA_CLIENT_ID: 'forwarder-of-eu',
      KAFKA_COMPRESSION: 'gzip',
    }),
  ).toEqual({
    brokers: ['b-1.example.com:9092', 'b-2.example.com:9092'],
    topics: { topic: 'identity-events', topicsByType: { 'cognito.login.': 'logins' } },
    createTopics: undefined,
    security: plaintext,
    compression: 'gzip',
    clientId: 'forwarder-of-eu',
  });
});

test.each([undefined, ''])('the client id is the name of the product where it is %j', (KAFKA_CLIENT_ID) => {
  expect(parseKafkaConfig({ ...env, KAFKA_CLIENT_ID }).clientId).toBe('cognito-to-kafka');
});

test.each([undefined, ''])('batches are compressed as the benchmark advises where that is %j', (KAFKA_COMPRESSION) => {
  expect(parseKafkaConfig({ ...env, KAFKA_COMPRESSION }).compression).toBe('zstd');
});

test.each([
  ['localhost:9092', ['localhost:9092']],
  ['10.0.0.1:65535', ['10.0.0.1:65535']],
  ['[::1]:9092', ['[::1]:9092']],
  [' a:1 , b:2 ', ['a:1', 'b:2']],
])('%j are bootstrap servers', (KAFKA_BROKERS, brokers) => {
  expect(parseKafkaConfig({ ...env, KAFKA_BROKERS }).brokers).toEqual(brokers);
});

test.each([
  undefined,
  '',
  ',',
  'b-1',
  'b-1:',
  ':9092',
  'b-1:x',
  'b-1:0',
  'b-1:65536',
  'b-1:99999',
  'b-1:09092',
  'b-1:9092,',
  'b-1:9092,b-2',
  'kafka://b-1:9092',
])('rejects %j as bootstrap servers', (KAFKA_BROKERS) => {
  expect(complaintOf({ ...env, KAFKA_BROKERS })).toMatch(/KAFKA_BROKERS: host:port, comma-separated$/);
});

test.each(['a', 'A.b_c-9', '...', '.a', 'x'.repeat(249)])('%j is a topic', (KAFKA_TOPIC) => {
  expect(parseKafkaConfig({ ...env, KAFKA_TOPIC }).topics.topic).toBe(KAFKA_TOPIC);
});

test.each([undefined, '', 'a b', 'a/b', 'ä', 'x'.repeat(250), 'a\n', '.', '..'])(
  'rejects %j as a topic',
  (KAFKA_TOPIC) => {
    expect(complaintOf({ ...env, KAFKA_TOPIC })).toMatch(/KAFKA_TOPIC: a topic name/);
  },
);

test.each([undefined, '', '{}'])('by default all events go to one topic: %j', (KAFKA_TOPICS_BY_TYPE) => {
  expect(parseKafkaConfig({ ...env, KAFKA_TOPICS_BY_TYPE }).topics).toEqual({
    topic: 'identity-events',
    topicsByType: {},
  });
});

test.each([
  '{',
  '[]',
  'null',
  '"logins"',
  '{"cognito.login.":1}',
  '{"cognito.login.":"a b"}',
  '{"cognito.login.":".."}',
])('%j names no topics by type', (KAFKA_TOPICS_BY_TYPE) => {
  expect(complaintOf({ ...env, KAFKA_TOPICS_BY_TYPE })).toMatch(/: KAFKA_TOPICS_BY_TYPE: JSON \{"<type/);
});

test.each(['', 'login.', 'cognito.login', 'cognito.Login.', 'cognito.login.*', 'cognito.login.failed'])(
  '%j is neither a type nor what types begin with up to a dot',
  (name) => {
    const KAFKA_TOPICS_BY_TYPE = JSON.stringify({ [name]: 'logins' });

    expect(complaintOf({ ...env, KAFKA_TOPICS_BY_TYPE })).toMatch(/: KAFKA_TOPICS_BY_TYPE: /);
  },
);

test.each(['lz4', 'ZSTD', 'zstd '])('rejects %j as a compression', (KAFKA_COMPRESSION) => {
  expect(complaintOf({ ...env, KAFKA_COMPRESSION })).toMatch(/: KAFKA_COMPRESSION: one of none, gzip, zstd$/);
});

test('names every bad variable at once, none by its value', () => {
  const message = complaintOf({ KAFKA_BROKERS: 'hunter2', KAFKA_TOPIC: 'sword fish' });

  for (const name of Object.keys(env)) expect(message).toContain(`${name}: `);
  expect(message).not.toMatch(/hunter2|sword/);
});

test('does not name a variable that is right', () => {
  expect(complaintOf({ ...env, KAFKA_TOPIC: '' })).not.toMatch(/BROKERS/);
});
