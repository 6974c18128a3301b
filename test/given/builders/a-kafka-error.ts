import {
  KafkaJSConnectionError,
  KafkaJSNonRetriableError,
  KafkaJSNumberOfRetriesExceeded,
  KafkaJSProtocolError,
  KafkaJSRequestTimeoutError,
  KafkaJSSASLAuthenticationError,
} from 'kafkajs';

/** An error code in an answer of a broker, as kafkajs 2.2.4 makes an error of it (src/protocol/error.js). */
export const aProtocolError = (type: string, code: number, retriable = false): KafkaJSProtocolError =>
  new KafkaJSProtocolError(Object.assign(new Error(`Kafka said ${type}`), { type, code, retriable }));

/** A failure of a socket to a broker, with the code of Node's error. */
export const aConnectionError = (code: string, broker = '127.0.0.1:9092'): KafkaJSConnectionError =>
  new KafkaJSConnectionError('Connection error', { broker, code });

/** A request that a broker has not answered in time; the published type lacks its fields. */
export const requestTimeout = (broker: string): Error =>
  Object.assign(Reflect.construct(KafkaJSRequestTimeoutError, ['Request Produce timed out']) as Error, { broker });

/** What kafkajs throws when its tries are used up (src/retry/index.js). Says that it is not retriable, whatever it is. */
export const retriesExceeded = (cause: Error): Error =>
  new KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 0, retryTime: 100 });

/** What kafkajs throws when it does not try again (src/retry/index.js); its published type lacks the cause. */
export const notRetried = (cause: Error): Error => Object.assign(new KafkaJSNonRetriableError(cause), { cause });

/** The broker refuses user or password; the published type lacks the message. */
export const saslRefusal = (message: string): Error =>
  Reflect.construct(KafkaJSSASLAuthenticationError, [message]) as Error;

/** No broker listens. */
export const refused = (): Error => retriesExceeded(aConnectionError('ECONNREFUSED'));

/** One record of the batch is larger than the topic takes; the error does not say which. */
export const tooLarge = (): Error => aProtocolError('MESSAGE_TOO_LARGE', 10);
