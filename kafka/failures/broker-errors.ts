import { causesOf } from '../../platform/error-causes.ts';

/** A broker did not answer in time. */
export class BrokerSilentError extends Error {
  override readonly name = 'BrokerSilentError';
  /** A row of the failure table. */
  readonly code = 'ETIMEDOUT';
  readonly broker: string;

  constructor(broker: string) {
    super(`${broker} did not answer`);
    this.broker = broker;
  }
}

/** Why a connection was not opened at all: the end of its message in kafkajs, which keeps nothing else of the error. */
export const silentMoment = 'the broker did not answer a moment ago';

// Errors of kafkajs 2.2.4 (src/errors.js) have Kafka's name in `type`, Kafka's number in `code`, and host:port in `broker`.
// Errors of a socket have Node's name in `code`.

const connectionErrors = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
]);

/** The host:port of the broker that the error is about, from its innermost cause that has one; undefined if none has. */
export function brokerIn(error: unknown): string | undefined {
  let found: string | undefined;
  for (const { broker } of causesOf(error)) if (typeof broker === 'string' && address.test(broker)) found = broker;
  return found;
}

// The client writes "undefined:undefined" if it does not know the address.
const address = /^(?!undefined)[\w.:[\]-]{1,255}:\d{1,5}$/;

/** Whether a broker was asked and did not answer in time. */
export function isSilence(error: unknown): boolean {
  for (const { name, message, code } of causesOf(error)) {
    // The second is also the code of BrokerSilentError.
    if (name === 'KafkaJSRequestTimeoutError' || code === 'ETIMEDOUT') return true;
    if (name === 'KafkaJSConnectionError' && unanswered.test(message)) return true;
  }
  return false;
}

const unanswered = new RegExp(`^Connection timeout$|: ${silentMoment}$`);

/** Whether no connection to the broker was opened; false if anything answered, even with a TLS alert. */
export function isUnreachable(error: unknown): boolean {
  for (const { name, message, code } of causesOf(error)) {
    if (name === 'KafkaJSConnectionError' && unanswered.test(message)) return true;
    if (networkErrors.has(code)) return true;
  }
  return false;
}

const networkErrors = new Set<unknown>([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

/** Whether a broker refused the credentials themselves, not only the way in which they were offered. */
export const refusesCredentials = (error: unknown): boolean => saslMessage(error) !== undefined;

/** The message of a refused authentication, in which kafkajs passes on the broker's words; undefined for other errors. */
export const saslMessage = (error: unknown): string | undefined =>
  [...causesOf(error)].findLast(
    ({ name, type }) => name === 'KafkaJSSASLAuthenticationError' || type === 'SASL_AUTHENTICATION_FAILED',
  )?.message;

/** The reason of a failed connection in a word or two, without values from the error. */
export function reasonOf(error: unknown): string {
  let reason: string | undefined;
  for (const cause of causesOf(error)) {
    const { type, code, name } = cause;
    if (isSilence(cause)) return 'no answer';
    if (typeof type === 'string') reason = type;
    else if (typeof code === 'string') reason = code;
    else if (connectionErrors.has(name)) reason ??= 'connection closed';
    else if (!name.startsWith('KafkaJSN')) reason ??= name;
  }
  return reason ?? 'unknown reason';
}

/** The bootstrap servers that were tried, each with its reason, as a sentence after another; empty if that is not known. */
export function triedIn(error: unknown): string {
  for (const cause of causesOf(error)) if (cause.name === 'BrokersUnreachableError') return ` Tried: ${cause.message}.`;
  return '';
}
