import { triedIn } from './broker-errors.ts';
import type { FailureRow } from './failure-row.ts';
import { failureRow, knownRow, rowByWords } from './failure-table.ts';
import { protocolErrorName } from './protocol-errors.ts';
import { causesOf, type ErrorWithProperties } from '../../platform/error-causes.ts';

/** Finds the failure in an error of the Kafka client: the most specific code, and its row. */
export function failureIn(error: unknown): { readonly code: string; readonly row: FailureRow } {
  const innermostFirst = [...causesOf(error)].map(codeOf).reverse();
  const fault = innermostFirst.find((code) => knownRow(code)?.remedy === 'park');
  const code = fault ?? innermostFirst.find((one) => knownRow(one)) ?? innermostFirst[0] ?? 'UNKNOWN';
  return { code, row: rowByWords(saslMessage(error) ?? '') ?? failureRow(code) };
}

/** The message of a refused authentication, in which kafkajs passes on the broker's words; undefined for other errors. */
export const saslMessage = (error: unknown): string | undefined =>
  [...causesOf(error)].findLast((cause) => saslCodes.has(codeOf(cause)))?.message;

const saslCodes = new Set(['KafkaJSSASLAuthenticationError', 'SASL_AUTHENTICATION_FAILED']);

/** Sentences about a failure: its broker or the servers that were tried, and its code if the row is reported under another. */
export function factsOf(error: unknown): string {
  const { code, row } = failureIn(error);
  const broker = [...causesOf(error)].map((cause) => brokerOf(cause)).findLast((one) => one !== undefined);
  const tried = triedIn(error).trim();
  const facts = [
    broker === undefined || tried !== '' ? '' : `Broker: ${broker}.`,
    // The name of the client's class adds nothing to the row.
    row.reportedAs === undefined || code.startsWith('KafkaJS') ? '' : `Error: ${code}.`,
    tried,
  ];
  return facts.filter(Boolean).join(' ');
}

/** Host and port of a failed connection; undefined where the client knows none, or has something else. */
function brokerOf({ broker }: ErrorWithProperties): string | undefined {
  return typeof broker === 'string' && address.test(broker) ? broker : undefined;
}

// The client writes "undefined:undefined" where it knows no address.
const address = /^(?!undefined)[\w.:[\]-]{1,255}:\d{1,5}$/;

/** A protocol error has a type and a number, a network error a textual code, any other error only a name. */
function codeOf({ type, code, name, message }: ErrorWithProperties): string {
  if (type === 'KAFKAJS_UNKNOWN_ERROR_CODE') return protocolErrorName(Number(/-?\d+/.exec(message)?.[0]));
  if (typeof type === 'string') return type;
  return typeof code === 'string' ? code : name;
}
