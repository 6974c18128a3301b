import { ConfigError } from '../../../contracts/config-error.ts';
import { parseConfig } from '../../../forwarder/config.ts';
import { plaintext } from '../../given/builders/plaintext.ts';

const env = {
  KAFKA_BROKERS: 'b-1.example.com:9092',
  KAFKA_TOPIC: 'identity-events',
  QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue',
  DEAD_LETTER_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
};

/** The message of the error about these variables. Fails if there is none. */
function complaintOf(bad: Parameters<typeof parseConfig>[0]): string {
  try {
    parseConfig(bad);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('These settings were accepted.');
}

test('reads the settings of Kafka, the queues and the name of the bus', () => {
  expect(parseConfig({ ...env, EVENT_BUS_NAME: 'arn:aws:events:eu-west-1:111122223333:event-bus/identity' })).toEqual({
    bus: 'identity',
    brokers: ['b-1.example.com:9092'],
    topics: { topic: 'identity-events', topicsByType: {} },
    createTopics: undefined,
    security: plaintext,
    compression: 'zstd',
    clientId: 'cognito-to-kafka',
    queueUrl: env.QUEUE_URL,
    deadLetterQueueUrl: env.DEAD_LETTER_QUEUE_URL,
  });
});

test.each([undefined, '', 'queue', '/111122223333/queue'])('rejects %j as the URL of a queue', (url) => {
  expect(complaintOf({ ...env, QUEUE_URL: url })).toMatch(/: QUEUE_URL: URL of the queue$/);
  expect(complaintOf({ ...env, DEAD_LETTER_QUEUE_URL: url })).toMatch(/DEAD_LETTER_QUEUE_URL: URL of the dead-letter/);
});

test('names every bad variable at once, none by its value', () => {
  const message = complaintOf({
    KAFKA_BROKERS: 'hunter2',
    KAFKA_TOPIC: 'sword fish',
    QUEUE_URL: 'letmein',
    DEAD_LETTER_QUEUE_URL: 'passw0rd',
  });

  for (const name of Object.keys(env)) expect(message).toContain(`${name}: `);
  expect(message).not.toMatch(/hunter2|sword|letmein|passw0rd/);
});

test('tracing is off by default', () => {
  expect(parseConfig(env).tracing).toBeUndefined();
  expect(parseConfig({ ...env, TRACING: 'off' }).tracing).toBeUndefined();
});

test('reads the settings of tracing, and the trace header at each invocation', () => {
  const live = { ...env, TRACING: 'w3c', AWS_LAMBDA_FUNCTION_NAME: 'forwarder', AWS_REGION: 'eu-west-1' };
  const { tracing } = parseConfig(live);

  expect(tracing).toMatchObject({
    mode: 'w3c',
    otlpEndpoint: 'http://localhost:4318',
    daemonAddress: '127.0.0.1:2000',
    functionName: 'forwarder',
    region: 'eu-west-1',
  });
  expect(tracing?.traceHeader()).toBeUndefined();
  Object.assign(live, { _X_AMZN_TRACE_ID: 'Root=1' });
  expect(tracing?.traceHeader()).toBe('Root=1');
});

test('reads the addresses of the collector and of the daemon', () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'https://collector.example.com/otlp';
  const AWS_XRAY_DAEMON_ADDRESS = '169.254.100.1:2000';

  expect(
    parseConfig({ ...env, TRACING: 'xray', OTEL_EXPORTER_OTLP_ENDPOINT, AWS_XRAY_DAEMON_ADDRESS }).tracing,
  ).toMatchObject({ mode: 'xray', otlpEndpoint: OTEL_EXPORTER_OTLP_ENDPOINT, daemonAddress: AWS_XRAY_DAEMON_ADDRESS });
});

test.each(['on', 'W3C', 'zipkin'])('rejects %j as a way of tracing', (mode) => {
  expect(complaintOf({ ...env, TRACING: mode })).toMatch(/: TRACING: off, w3c, xray$/);
});

test.each(['localhost:4318', 'grpc://localhost:4317', 'http://'])('rejects %j as the endpoint of spans', (endpoint) => {
  expect(complaintOf({ ...env, TRACING: 'w3c', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })).toMatch(
    /: OTEL_EXPORTER_OTLP_ENDPOINT: http or https URL$/,
  );
});
