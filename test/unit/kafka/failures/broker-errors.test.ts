import {
  BrokerSilentError,
  brokerIn,
  isSilence,
  isUnreachable,
  reasonOf,
  refusesCredentials,
  silentMoment,
  triedIn,
} from '../../../../kafka/failures/broker-errors.ts';
import { BrokersUnreachableError } from '../../../../kafka/failures/brokers-unreachable.ts';
import {
  aConnectionError,
  aProtocolError,
  notRetried,
  requestTimeout,
  retriesExceeded,
  saslRefusal,
} from '../../../given/builders/a-kafka-error.ts';

/** An error of kafkajs with that name and message. */
const named = (name: string, message = 'no more is known'): Error => Object.assign(new Error(message), { name });

const noSyn = Object.assign(aConnectionError('', 'b-1:9092'), { message: 'Connection timeout', code: undefined });
const doubtful = Object.assign(aConnectionError('', 'b-1:9092'), {
  message: `Failed to connect: ${silentMoment}`,
  code: undefined,
});
const closed = named('KafkaJSConnectionClosedError');

test.each<[string, unknown, string]>([
  ['a silent broker', new BrokerSilentError('b-1:9092'), 'no answer'],
  ['a request without an answer', requestTimeout('b-1:9092'), 'no answer'],
  ['a SYN without an answer', noSyn, 'no answer'],
  ['a socket without an answer', aConnectionError('ETIMEDOUT'), 'no answer'],
  ['a broker that was silent a moment ago', doubtful, 'no answer'],
  ['a closed port', aConnectionError('ECONNREFUSED'), 'ECONNREFUSED'],
  ['a closed connection', closed, 'connection closed'],
  ['a connection that failed', named('KafkaJSConnectionError'), 'connection closed'],
  ['an answer with an error', aProtocolError('UNSUPPORTED_SASL_MECHANISM', 33), 'UNSUPPORTED_SASL_MECHANISM'],
  [
    'an answer that lies beneath a closed connection',
    Object.assign(named('KafkaJSConnectionError'), {
      cause: aProtocolError('ILLEGAL_SASL_STATE', 34),
    }),
    'ILLEGAL_SASL_STATE',
  ],
  ['a closed connection beneath another error', new TypeError('x', { cause: closed }), 'TypeError'],
  ['a refusal of the credentials', saslRefusal('no'), 'KafkaJSSASLAuthenticationError'],
  ['another error', new TypeError('x'), 'TypeError'],
  ['a kafkajs error around nothing', named('KafkaJSNonRetriableError'), 'unknown reason'],
  ['no error', 'text', 'unknown reason'],
])('gives the reason of %s, also in the errors of kafkajs around it', (_what, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
  if (error instanceof Error) expect(reasonOf(retriesExceeded(error))).toBe(reason);
});

test.each<[string, Error, boolean, boolean]>([
  ['a silent broker', new BrokerSilentError('b-1:9092'), true, true],
  ['a request without an answer', requestTimeout('b-1:9092'), true, false],
  ['a SYN without an answer', noSyn, true, true],
  ['a broker that was silent a moment ago', doubtful, true, true],
  ['a closed port', aConnectionError('ECONNREFUSED'), false, true],
  ['a name that does not resolve', aConnectionError('ENOTFOUND'), false, true],
  ['a connection that was reset', aConnectionError('ECONNRESET'), false, false],
  ['a certificate that is not trusted', aConnectionError('SELF_SIGNED_CERT_IN_CHAIN'), false, false],
  ['an answer with an error', aProtocolError('NOT_LEADER_FOR_PARTITION', 6), false, false],
  ['an error with a number as its code', Object.assign(new Error('x'), { code: 110 }), false, false],
  ['other words about a timeout', named('KafkaJSConnectionError', 'after a Connection timeout of 1 s'), false, false],
  ['the same words in an error of something else', named('Error', 'Connection timeout'), false, false],
])('tells silence and closed addresses apart: %s', (_what, error, isSilent, isClosed) => {
  for (const nested of [error, retriesExceeded(error), notRetried(error)]) {
    expect([isSilence(nested), isUnreachable(nested)]).toEqual([isSilent, isClosed]);
  }
});

test.each<[string, Error, boolean]>([
  ['words', saslRefusal('no'), true],
  ['an error code', aProtocolError('SASL_AUTHENTICATION_FAILED', 58), true],
  ['another mechanism', aProtocolError('UNSUPPORTED_SASL_MECHANISM', 33), false],
])('knows a refusal of the credentials by %s', (_what, error, isRefusal) => {
  expect(refusesCredentials(notRetried(error))).toBe(isRefusal);
});

test('finds the broker of an error, however deep it is', () => {
  expect(brokerIn(retriesExceeded(aConnectionError('ECONNREFUSED', 'b-2:9092')))).toBe('b-2:9092');
  expect(brokerIn(Object.assign(new Error('x'), { broker: 7 }))).toBeUndefined();
  expect(brokerIn('text')).toBeUndefined();
});

test('names the servers that were tried only where that is known', () => {
  expect(triedIn(retriesExceeded(named('BrokersUnreachableError', 'a:1: no answer')))).toBe(' Tried: a:1: no answer.');
  expect(triedIn(new Error('a:1: no answer'))).toBe('');
});

test('names a closed port as the cause of unreachable servers, not a silent one', () => {
  const [silence, refusal] = [new BrokerSilentError('a:1'), aConnectionError('ECONNREFUSED', 'b:1')];
  const failed = (...errors: readonly Error[]) => errors.map((error, nth) => ({ address: `b-${nth}:1`, error }));

  expect(new BrokersUnreachableError(failed(silence, refusal)).cause).toBe(refusal);
  expect(new BrokersUnreachableError(failed(silence, silence)).cause).toBe(silence);
});
