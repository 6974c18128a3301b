import { brokerIn, saslMessage, triedIn } from './broker-errors.ts';
import { failureRow, knownRow, rowByWords } from './table/failure-table.ts';
import { protocolErrorName } from './table/protocol-errors.ts';
import { causesOf, type ErrorWithProperties } from '../../platform/error-causes.ts';

/** Finds the failure in an error of the Kafka client: the most specific code, and its row. */
export function failureIn(error: unknown) {
  const innermostFirst = [...causesOf(error)].map(codeOf).reverse();
  const fault = innermostFirst.find((code) => knownRow(code)?.action === 'dead-letter');
  const code = fault ?? innermostFirst.find((one) => knownRow(one)) ?? innermostFirst[0] ?? 'UNKNOWN';
  return { code, row: rowByWords(saslMessage(error) ?? '') ?? failureRow(code) };
}

/** Sentences about a failure: its broker or the servers that were tried, and its code if the row is reported under another. */
export function factsOf(error: unknown): string {
  const { code, row } = failureIn(error);
  const broker = brokerIn(error);
  const tried = triedIn(error).trim();
  const facts = [
    broker === undefined || tried !== '' ? '' : `Broker: ${broker}.`,
    // The name of the client's class adds nothing to the row.
    row.reportedAs === undefined || code.startsWith('KafkaJS') ? '' : `Error: ${code}.`,
    tried,
  ];
  return facts.filter(Boolean).join(' ');
}

/** A protocol error has a type and a number, a network error a textual code, any other error only a name. */
function codeOf({ type, code, name, message }: ErrorWithProperties): string {
  if (type === 'KAFKAJS_UNKNOWN_ERROR_CODE') return protocolErrorName(Number(/-?\d+/.exec(message)?.[0]));
  if (typeof type === 'string') return type;
  return typeof code === 'string' ? code : name;
}
