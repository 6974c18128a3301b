import { KafkaJSAggregateError, KafkaJSConnectionError, KafkaJSError, KafkaJSRequestTimeoutError } from 'kafkajs';
import { detailOf, failureRow } from '../../../../kafka/failures/table/failure-table.ts';
import { kafkaFailureCause, outOfTime, permanentFailure, unacknowledged } from '../../../../kafka/failures/failure.ts';
import {
  aConnectionError,
  aProtocolError,
  notRetried,
  refused,
  retriesExceeded,
} from '../../../given/builders/a-kafka-error.ts';

const timeout = new KafkaJSRequestTimeoutError('Produce(key: 0, version: 7) timed out');
const badPassword = Object.assign(new KafkaJSError('no', { retriable: false }), {
  name: 'KafkaJSSASLAuthenticationError',
});
const closed = Object.assign(new KafkaJSConnectionError('Closed connection'), { name: 'KafkaJSConnectionClosedError' });

// How kafkajs 2.2.4 nests what a broker or a socket did, seen on Kafka 4.3.0.
test.each([
  ['no broker listens', retriesExceeded(aConnectionError('ECONNREFUSED')), 'ECONNREFUSED'],
  ['the broker of a warm producer was killed', notRetried(aConnectionError('ECONNREFUSED')), 'ECONNREFUSED'],
  ['the name of a broker does not resolve', retriesExceeded(aConnectionError('ENOTFOUND')), 'ENOTFOUND'],
  ['no SYN is answered', retriesExceeded(new KafkaJSConnectionError('Connection timeout')), 'KafkaJSConnectionError'],
  ['the broker hangs', retriesExceeded(timeout), 'KafkaJSRequestTimeoutError'],
  ['the broker closes the connection', retriesExceeded(closed), 'KafkaJSConnectionClosedError'],
  [
    'the certificate is not trusted',
    retriesExceeded(aConnectionError('SELF_SIGNED_CERT_IN_CHAIN')),
    'KAFKA_CERTIFICATE_NOT_TRUSTED',
  ],
  ['the password is wrong', badPassword, 'KAFKA_AUTHENTICATION_FAILED'],
  ['the token has expired', notRetried(aProtocolError('ILLEGAL_SASL_STATE', 34)), 'KAFKA_SASL_UNEXPECTED'],
  ['the topic is not there', retriesExceeded(aProtocolError('UNKNOWN_TOPIC_OR_PARTITION', 3, true)), 'UNKNOWN_TOPIC'],
  ['writing is not allowed', aProtocolError('TOPIC_AUTHORIZATION_FAILED', 29), 'TOPIC_AUTHORIZATION_FAILED'],
  ['describing is not allowed', notRetried(aProtocolError('TOPIC_AUTHORIZATION_FAILED', 29)), 'TOPIC_AUTHORIZATION'],
  ['the leader has moved', retriesExceeded(aProtocolError('NOT_LEADER_FOR_PARTITION', 6, true)), 'NOT_LEADER'],
  ['no leader is there', retriesExceeded(aProtocolError('LEADER_NOT_AVAILABLE', 5, true)), 'LEADER_NOT_AVAILABLE'],
  ['replicas are missing', retriesExceeded(aProtocolError('NOT_ENOUGH_REPLICAS', 19, true)), 'NOT_ENOUGH_REPLICAS'],
  ['the broker ran out of time', retriesExceeded(aProtocolError('REQUEST_TIMED_OUT', 7, true)), 'REQUEST_TIMED_OUT'],
  ['the producer is disconnected', new KafkaJSError('The producer is disconnected'), 'KafkaJSError'],
  ['a provider of tokens throws', new TypeError('fetch failed'), 'TypeError'],
  ['several errors come at once', new KafkaJSAggregateError('two', [closed, timeout]), 'KafkaJSAggregateError'],
])('when %s the record may land later', (_when, error, code) => {
  expect(kafkaFailureCause(error)).toMatchObject({
    code: expect.stringMatching(`^${code}`) as string,
    detail: expect.stringMatching(/^[A-Z].+[.?)]$/) as string,
    retriable: true,
  });
});

test.each([
  ['MESSAGE_TOO_LARGE', 10],
  ['RECORD_LIST_TOO_LARGE', 18],
  ['INVALID_RECORD', 87],
])('%s is the fault of the record, however deep it is nested', (type, number) => {
  const error = aProtocolError(type, number);

  for (const nested of [error, retriesExceeded(error), notRetried(error), notRetried(retriesExceeded(error))]) {
    expect(kafkaFailureCause(nested)).toMatchObject({ code: type, retriable: false });
    expect(kafkaFailureCause(nested).detail).toMatch(/^The .*record.*\.$/);
  }
});

test('the record is at fault also where something lies beneath the error that says so', () => {
  const error = Object.assign(aProtocolError('MESSAGE_TOO_LARGE', 10), { cause: aConnectionError('ECONNRESET') });

  expect(kafkaFailureCause(error)).toMatchObject({ code: 'MESSAGE_TOO_LARGE', retriable: false });
});

test.each(['constructor', 'toString', '__proto__'])('the type %j says nothing of the record', (type) => {
  expect(kafkaFailureCause(aProtocolError(type, 99))).toMatchObject({ code: type, retriable: true });
});

test.each([undefined, null, 'text', 7, {}, { type: 'MESSAGE_TOO_LARGE' }])('%j thrown is UNKNOWN', (thrown) => {
  expect(kafkaFailureCause(thrown)).toMatchObject({ code: 'UNKNOWN', retriable: true });
});

test('reports the innermost cause that is in the table', () => {
  const error = Object.assign(timeout, { cause: aConnectionError('EWEIRD') });

  expect(kafkaFailureCause(retriesExceeded(error))).toMatchObject({
    code: 'KafkaJSRequestTimeoutError',
    detail: expect.stringMatching(/^A broker did not answer in time\. .*the route to it/) as string,
  });
});

test('reports the innermost of two causes that are in the table', () => {
  const error = Object.assign(aConnectionError('ECONNRESET'), { cause: aConnectionError('ECONNREFUSED') });

  expect(kafkaFailureCause(error).code).toBe('ECONNREFUSED');
});

test('names the bootstrap servers that it tried, and no single broker', () => {
  const message = 'b-1:9092: no answer; b-2:9092: ECONNREFUSED';
  const tried = Object.assign(new Error(message, { cause: refused() }), { name: 'BrokersUnreachableError' });

  expect(kafkaFailureCause(tried).detail).toBe(detailOf(failureRow('ECONNREFUSED'), `Tried: ${message}.`));
});

test.each(['undefined:undefined', undefined, 9092, ['b-1:9092']])('names no broker for the address %j', (broker) => {
  const nowhere = Object.assign(aConnectionError('ECONNRESET'), { broker });

  expect(kafkaFailureCause(nowhere).detail).not.toContain('Broker:');
});

test('names the broker of an outer error if the cause has none', () => {
  const error = Object.assign(aConnectionError('ECONNRESET', 'b-1:9092'), { cause: new Error('read ECONNRESET') });

  expect(kafkaFailureCause(error).detail).toContain(' Broker: b-1:9092. ');
});

test("adds the broker's code to a refusal, and no name of a class of the client", () => {
  const row = failureRow('KAFKA_AUTHENTICATION_FAILED');
  const byCode = aProtocolError('SASL_AUTHENTICATION_FAILED', 58);

  expect(kafkaFailureCause(byCode).detail).toBe(detailOf(row, 'Error: SASL_AUTHENTICATION_FAILED.'));
  expect(kafkaFailureCause(badPassword).detail).toBe(detailOf(row));
});

test('reads an unknown error code without a number as one of the protocol', () => {
  const error = Object.assign(new Error('no number'), { type: 'KAFKAJS_UNKNOWN_ERROR_CODE' });

  expect(kafkaFailureCause(error)).toMatchObject({ code: 'KAFKA_ERROR_NaN', action: 'stop-batch' });
});

test('causes that go round in a circle end', () => {
  const error = new Error('outer');
  error.cause = new TypeError('inner', { cause: error });

  expect(kafkaFailureCause(error).retriable).toBe(true);
});

test('contains nothing of the message of an error', () => {
  const error = retriesExceeded(new Error('ann@example.org'));

  expect(JSON.stringify(kafkaFailureCause(error))).not.toContain('ann@example.org');
});

test.each(['NOT_JSON', 'NOT_A_CLOUD_EVENT', 'UNKNOWN_TYPE', 'SCHEMA_VIOLATED'] as const)(
  'a body that is %s never lands, and a sentence says why',
  (problem) => {
    expect(permanentFailure(problem)).toEqual({
      code: problem,
      action: 'dead-letter',
      detail: expect.stringMatching(/^The .+\.$/) as string,
      retriable: false,
    });
  },
);

test('a record without an acknowledgement, or without time, may land later', () => {
  expect(unacknowledged).toMatchObject({ code: 'NOT_ACKNOWLEDGED', retriable: true });
  expect(outOfTime).toMatchObject({ code: 'OUT_OF_TIME', retriable: true });
});
