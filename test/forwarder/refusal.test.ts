import { ConnectError } from '../../forwarder/connect-error.ts';
import { kafkaFailureCause } from '../../forwarder/failure.ts';
import { asConnectError, refusalIn } from '../../forwarder/refusal.ts';
import {
  aConnectionError,
  aProtocolError,
  notRetried,
  refused,
  retriesExceeded,
  saslRefusal,
  tooLarge,
} from '../builders/a-kafka-error.ts';

test.each([
  ['a wrong password', saslRefusal('SASL PLAIN: hunter2'), 'KAFKA_AUTHENTICATION_FAILED'],
  ['another mechanism', aProtocolError('UNSUPPORTED_SASL_MECHANISM', 33), 'KAFKA_AUTHENTICATION_FAILED'],
  ['an expired token', notRetried(aProtocolError('ILLEGAL_SASL_STATE', 34)), 'KAFKA_AUTHENTICATION_FAILED'],
  ['an unknown CA', retriesExceeded(aConnectionError('SELF_SIGNED_CERT_IN_CHAIN')), 'KAFKA_CERTIFICATE_NOT_TRUSTED'],
  ['another name', retriesExceeded(aConnectionError('ERR_TLS_CERT_ALTNAME_INVALID')), 'KAFKA_CERTIFICATE_NOT_TRUSTED'],
  [
    'a missing client certificate',
    retriesExceeded(aConnectionError('ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE')),
    'KAFKA_TLS_FAILED',
  ],
])('%s is a refusal, which waits in the queue for whoever repairs it', (_what, error, code) => {
  const connectError = asConnectError(error, { isFinal: true });

  expect(connectError).toBeInstanceOf(ConnectError);
  expect(connectError).toMatchObject({ code, isFinal: true, cause: error });
  expect(kafkaFailureCause(retriesExceeded(connectError as Error))).toEqual({
    code,
    detail: expect.not.stringContaining('hunter2') as string,
    retriable: true,
    remedy: 'stop',
  });
});

test.each([
  ['a broker that is away', refused()],
  ['a record that is too large', tooLarge()],
  ['a broken connection', aConnectionError('ECONNRESET')],
  ['no error at all', undefined],
])('%s is no refusal', (_what, error) => {
  expect(refusalIn(error)).toBeUndefined();
  expect(asConnectError(error, { isFinal: true })).toBe(error);
});
