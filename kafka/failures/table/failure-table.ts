import { accessFailures, type ConnectErrorCode } from './access-failures.ts';
import { brokerFailures } from './broker-failures.ts';
import { connectionFailures, otherFailures } from './connection-failures.ts';
import type { FailureRow } from './failure-row.ts';
import { kafkajsNames, protocolErrorNames } from './protocol-errors.ts';
import { recordFailures } from './record-failures.ts';

type Row = FailureRow<ConnectErrorCode>;

const specific: readonly Row[] = [...recordFailures, ...brokerFailures, ...accessFailures, ...connectionFailures];

const inSpecific = new Set(specific.flatMap(({ codes }) => codes));

const unexpectedNames = [...protocolErrorNames.values(), ...kafkajsNames.values()].filter(
  (name) => !inSpecific.has(name),
);

/** Protocol errors that no answer to a producer has: the brokers, or a proxy before them, do not follow the protocol. */
const unexpectedFailures: FailureRow = {
  codes: [...unexpectedNames, 'KAFKA_ERROR_*'],
  action: 'stop-batch',
  why: 'The brokers answered with an error that Kafka does not send to producers.',
  fix: "Read the brokers' log, and check whether a proxy or a service in front of them is compatible with Apache Kafka.",
};

/**
 * The only table of failures: the log, dead-letter messages, the commands and docs/reference/failure-codes.md use its texts. It has every
 * error code of the protocol ("Error Codes", Kafka protocol guide) and the errors of kafkajs 2.2.4 (src/errors.js). It also
 * has the codes of Node's sockets and TLS ("Common system errors", "X509 certificate error codes", Node.js documentation).
 *
 * Settings and permissions are not the record's fault: its messages wait until a person has corrected them.
 */
export const failureTable: readonly Row[] = [...specific, unexpectedFailures, otherFailures];

/** Returns the cause, the facts and the fix; `facts` are sentences about this failure. */
export const detailOf = ({ why, fix }: Row, facts = ''): string => [why, facts, fix].filter(Boolean).join(' ');

/** Returns the row of a failure. The last row has every other failure. */
export const failureRow = (code: string): Row => knownRow(code) ?? otherFailures;

/** The row of a failure; undefined if only the last row has it. */
export function knownRow(code: string): Row | undefined {
  if (code.endsWith('*')) return undefined;
  return byCode.get(code) ?? prefixes.find(([prefix]) => code.startsWith(prefix))?.[1];
}

/** The row of an authentication that a broker refused, by the broker's words; undefined if they name no known reason. */
export const rowByWords = (words: string): Row | undefined => specific.find((row) => row.words?.test(words));

const known = [...specific, unexpectedFailures].flatMap((row) => row.codes.map((code) => [code, row] as const));
const byCode = new Map(known.filter(([code]) => !code.endsWith('*')));
const prefixes = known
  .filter(([code]) => code.endsWith('*'))
  .map(([code, row]) => [code.slice(0, -1), row] as const)
  // The longest first: a family within another one has its own row.
  .sort(([one], [other]) => other.length - one.length);
