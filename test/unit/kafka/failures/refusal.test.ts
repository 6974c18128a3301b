import { connectFailure } from '../../../../kafka/failures/connect-error.ts';
import { ConnectError } from '../../../../kafka/failures/connect-error.ts';
import { kafkaFailureCause } from '../../../../kafka/failures/failure.ts';
import { canRefreshCredentials, refusalIn, refusalOf, type Credentials } from '../../../../kafka/failures/refusal.ts';
import {
  aConnectionError,
  aProtocolError,
  notRetried,
  refused,
  retriesExceeded,
  saslRefusal,
  tooLarge,
} from '../../../given/builders/a-kafka-error.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:kafka-AbCdEf';
const ofUser: Credentials = { about: `Secret: ${arn}.`, secrets: ['hunter2'], isToken: false, wereAccepted: false };
const ofRole: Credentials = { about: "Token of the function's role.", secrets: [], isToken: true, wereAccepted: false };

const sasl = (words: string): Error => notRetried(saslRefusal(`SASL SCRAM SHA512 authentication failed: ${words}`));
const illegalState = notRetried(aProtocolError('ILLEGAL_SASL_STATE', 34));

// The words are those of Amazon MSK, of Confluent and of Apache Kafka.
test.each<[string, Error, Credentials, string, boolean]>([
  ['a wrong password', sasl('Authentication failed: Invalid username'), ofUser, 'KAFKA_AUTHENTICATION_FAILED', true],
  ['no words', sasl(''), ofUser, 'KAFKA_AUTHENTICATION_FAILED', true],
  ['a refusal by type', aProtocolError('SASL_AUTHENTICATION_FAILED', 58), ofUser, 'KAFKA_AUTHENTICATION_FAILED', true],
  ['a token that has expired', sasl('{"status":"invalid_token"}'), ofRole, 'KAFKA_AUTHENTICATION_FAILED', true],
  ['a role without permission', sasl('[c4c1210b]: Access denied'), ofRole, 'KAFKA_IAM_REFUSED', false],
  ['the same words about a user', sasl('Access denied'), ofUser, 'KAFKA_AUTHENTICATION_FAILED', true],
  ['too many connections', sasl('[74909301]: Too many connects'), ofRole, 'KAFKA_RATE_LIMITED', false],
  ['a rate limit', sasl('Connection rate limit exceeded'), ofUser, 'KAFKA_RATE_LIMITED', false],
  ['throttling', sasl('Request throttled'), ofRole, 'KAFKA_RATE_LIMITED', false],
  ['a session that is too short', sasl('[a3f6]: Session too short'), ofRole, 'KAFKA_SESSION_TOO_SHORT', true],
  ['another user', sasl('Cannot change principals during re-authentication'), ofRole, 'KAFKA_PRINCIPAL_CHANGED', false],
  ['another mechanism', aProtocolError('UNSUPPORTED_SASL_MECHANISM', 33), ofUser, 'KAFKA_SASL_NOT_OFFERED', false],
  [
    'a mechanism by words',
    saslRefusal('SASL PLAIN mechanism is not supported by the server'),
    ofUser,
    'KAFKA_SASL_NOT_OFFERED',
    false,
  ],
  ['a listener without SASL', illegalState, ofUser, 'KAFKA_SASL_UNEXPECTED', true],
  ['a session that ended', illegalState, { ...ofUser, wereAccepted: true }, 'KAFKA_SESSION_TOO_SHORT', true],
])('reports %s with its own fix', (_what, error, credentials, code, renews) => {
  const refusal = refusalOf(error, credentials);

  expect(refusal).toBeInstanceOf(ConnectError);
  expect(refusal).toMatchObject({ code, isFinal: false, cause: error });
  expect(refusal?.message).toContain(credentials.about);
  expect(refusal && canRefreshCredentials(refusal)).toBe(renews);
});

// "X509 certificate error codes" and "TLS" in the documentation of Node.js.
test.each([
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY'],
  ...['CERT_SIGNATURE_FAILURE', 'CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED', 'ERROR_IN_CERT_NOT_BEFORE_FIELD'],
  ...['ERROR_IN_CERT_NOT_AFTER_FIELD', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_CHAIN_TOO_LONG', 'CERT_REVOKED'],
  ...['INVALID_CA', 'PATH_LENGTH_EXCEEDED', 'INVALID_PURPOSE', 'CERT_UNTRUSTED', 'CERT_REJECTED', 'HOSTNAME_MISMATCH'],
  ...['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_CERT_ALTNAME_FORMAT'],
])('takes %s for a certificate that is not trusted, and names the broker', (code) => {
  const error = retriesExceeded(aConnectionError(code));

  expect(refusalOf(error, ofUser)).toMatchObject({
    code: 'KAFKA_CERTIFICATE_NOT_TRUSTED',
    message: expect.stringContaining(`Secret: ${arn}. Broker: 127.0.0.1:9092. Error: ${code}. `) as string,
  });
});

test.each(['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO'])(
  'takes %s for a TLS handshake that failed',
  (code) => {
    expect(refusalIn(retriesExceeded(aConnectionError(code)))).toBe('KAFKA_TLS_FAILED');
  },
);

test("quotes the broker's words, and nothing secret of them", () => {
  const refusal = refusalOf(sasl('[74909301]: Too many connects of hunter2'), ofUser);

  expect(refusal?.message).toContain('The broker said: "[74909301]: Too many connects of ***".');
});

test('is final in a later invocation only: a new connection follows at most once', () => {
  const refusal = refusalOf(sasl('no'), ofUser);
  const final = connectFailure('KAFKA_AUTHENTICATION_FAILED', '');

  expect(kafkaFailureCause(retriesExceeded(refusal ?? new Error()))).toMatchObject({
    action: 'refresh-credentials',
    retriable: true,
  });
  expect(kafkaFailureCause(final)).toMatchObject({ action: 'stop-batch', retriable: true });
});

test.each([
  ['a broker that is unavailable', refused()],
  ['a record that is too large', tooLarge()],
  ['a broken connection', aConnectionError('ECONNRESET')],
  ['an error of the failure table', notRetried(connectFailure('KAFKA_SECRET_UNUSABLE', 'Secret: ARN.'))],
  ['no error at all', undefined],
])('finds no refusal in %s', (_what, error) => {
  expect(refusalIn(error)).toBeUndefined();
  expect(refusalOf(error, ofUser)).toBeUndefined();
});

test('ends for an error that is its own cause', () => {
  const error = new Error('circle');
  error.cause = error;

  expect(refusalIn(error)).toBeUndefined();
});
