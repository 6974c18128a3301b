import type { EventProblem } from '../contracts/read-event.ts';

/**
 * What the forwarder does about a failure:
 * - `park`: the record's own fault; the dead-letter queue gets it at once, its neighbours are delivered.
 * - `reconnect`: a new connection, and again in this invocation; the queue has it back when the cluster stays away.
 * - `renew`: as before, but once only: with credentials that have been read anew.
 * - `skip-topic`: the queue has every record of that topic back; other topics are tried.
 * - `stop`: the queue has the rest of the batch back, and nothing more is tried in this invocation.
 */
export type Remedy = 'park' | 'reconnect' | 'renew' | 'skip-topic' | 'stop';

/** One row: how a failure is known, and what is done about it. */
export interface FailureRow {
  /** Kafka's name of a protocol error, Node's code of a network error, or the client's name; `*` ends a prefix. */
  readonly codes: readonly string[];
  readonly remedy: Remedy;
  /** What failed and what to do, without values from a message. */
  readonly detail: string;
}

const problems: Readonly<Record<EventProblem, string>> = {
  NOT_JSON: 'The body is not JSON.',
  NOT_A_CLOUD_EVENT: 'The body is not a CloudEvents 1.0 object.',
  UNKNOWN_TYPE: 'The catalogue has no event of this type.',
  SCHEMA_VIOLATED: 'The event does not pass the schema of its type.',
};

const row = (remedy: Remedy, codes: readonly string[], detail: string): FailureRow => ({ remedy, codes, detail });

/**
 * Every failure that is known ("Protocol errors", Apache Kafka documentation; "Common system errors" and "X509
 * certificate error codes", Node.js documentation; src/errors.js of kafkajs 2.2.4). Settings and permissions are not the
 * record's fault: its messages wait until someone has put them right.
 */
export const failureTable: readonly FailureRow[] = [
  ...Object.entries(problems).map(([code, detail]) => row('park', [code], detail)),
  row('park', ['MESSAGE_TOO_LARGE'], "The record is larger than the topic's max.message.bytes."),
  row('park', ['RECORD_LIST_TOO_LARGE'], "The record is larger than the broker's segment size."),
  row('park', ['INVALID_RECORD'], 'The broker refused the record as invalid.'),

  row(
    'skip-topic',
    ['UNKNOWN_TOPIC_OR_PARTITION', 'UNKNOWN_TOPIC_ID', 'INVALID_TOPIC_EXCEPTION'],
    'The cluster has no such topic, or does not show it: create it, or correct its name.',
  ),
  row(
    'skip-topic',
    ['TOPIC_AUTHORIZATION_FAILED'],
    'The forwarder may not write to the topic: allow it WRITE and DESCRIBE (MSK IAM: WriteData and DescribeTopic).',
  ),
  row(
    'stop',
    ['CLUSTER_AUTHORIZATION_FAILED'],
    'The forwarder may not use the cluster: allow its principal to connect (MSK IAM: Connect).',
  ),
  row('stop', ['UNSUPPORTED_COMPRESSION_TYPE'], 'The brokers do not take this compression: choose another.'),
  row('stop', ['UNSUPPORTED_VERSION'], 'The brokers do not speak this version of the protocol: Kafka 2.1 or newer.'),

  row(
    'renew',
    ['KafkaJSSASLAuthenticationError', 'SASL_AUTHENTICATION_FAILED', 'ILLEGAL_SASL_STATE'],
    'The brokers refused the credentials, or they had expired: check the secret and the user.',
  ),
  row(
    'stop',
    ['UNSUPPORTED_SASL_MECHANISM'],
    'The listener does not offer this authentication: check the port and the mechanism.',
  ),
  row(
    'stop',
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_*',
      'CERT_*',
      'ERR_TLS_*',
      'ERR_SSL_*',
      'EPROTO',
    ],
    'TLS failed: check the certificate authority, the name in the certificate, the client certificate and the port.',
  ),
  row('stop', ['THROTTLING_QUOTA_EXCEEDED'], 'A quota of the cluster is used up: raise it, or send less.'),

  row(
    'reconnect',
    ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
    'No broker listens there: check the bootstrap servers, the port and the security groups.',
  ),
  row('reconnect', ['ENOTFOUND', 'EAI_AGAIN'], 'The name of a broker does not resolve: check the bootstrap servers.'),
  row(
    'reconnect',
    ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'KafkaJSConnectionClosedError'],
    'The connection was closed: a broker that restarts, the wrong security protocol, or a request that is too large.',
  ),
  row(
    'reconnect',
    ['ETIMEDOUT', 'KafkaJSConnectionError', 'KafkaJSRequestTimeoutError'],
    'A broker did not answer in time: is it overloaded, or is there no route to it?',
  ),
  row(
    'reconnect',
    ['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE', 'FENCED_LEADER_EPOCH', 'UNKNOWN_LEADER_EPOCH'],
    'The partition is moving to another broker, or has none.',
  ),
  row(
    'reconnect',
    ['NOT_ENOUGH_REPLICAS', 'NOT_ENOUGH_REPLICAS_AFTER_APPEND'],
    'Fewer replicas follow than min.insync.replicas asks for: bring the missing brokers back.',
  ),
  row('reconnect', ['REQUEST_TIMED_OUT'], 'The replicas did not have the record in time; it may appear later.'),
  row(
    'reconnect',
    ['KAFKA_STORAGE_ERROR', 'BROKER_NOT_AVAILABLE', 'NETWORK_EXCEPTION', 'CORRUPT_MESSAGE', 'UNKNOWN'],
    'A broker failed: see its log.',
  ),
  row('reconnect', ['NOT_ACKNOWLEDGED'], 'The answer of the brokers does not name the partition of the record.'),
  row('reconnect', ['OUT_OF_TIME'], 'The invocation had no time left to send the record.'),
];

/** The row of a failure; undefined if nothing is known of it. */
export const failureRow = (code: string): FailureRow | undefined => byCode.get(code) ?? byPrefix(code);

const isPrefix = (code: string): boolean => code.endsWith('*');
const byCode = new Map(failureTable.flatMap((one) => one.codes.map((code) => [code, one] as const)));
const prefixes = [...byCode].filter(([code]) => isPrefix(code));

const byPrefix = (code: string): FailureRow | undefined =>
  isPrefix(code) ? undefined : prefixes.find(([prefix]) => code.startsWith(prefix.slice(0, -1)))?.[1];
