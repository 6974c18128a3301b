import type { ConnectErrorCode } from './connect-error.ts';

/**
 * What the forwarder does about a failure:
 * - `park`: the record's own fault; the dead-letter queue gets it at once, the other records are delivered.
 * - `reconnect`: a new connection, and again in this invocation; the queue has it back when the cluster stays unavailable.
 * - `renew`: as before, but only once, with credentials that have been read again.
 * - `skip-topic`: the queue has every record of that topic back; other topics are tried.
 * - `stop`: the queue has the rest of the batch back, and nothing more is tried in this invocation.
 */
export type Remedy = 'park' | 'reconnect' | 'renew' | 'skip-topic' | 'stop';

/** One kind of failure: how it is recognized, and what is done about it. */
export interface FailureRow {
  /** Kafka's name of a protocol error, Node's code of a network error, or the client's name; `*` ends a prefix. */
  readonly codes: readonly string[];
  /** The only code under which its failures are reported. @default - each under its own */
  readonly reportedAs?: ConnectErrorCode;
  /** Words of a broker that refuses an authentication, where only they tell the reason. */
  readonly words?: RegExp;
  readonly remedy: Remedy;
  /** What failed, without values from a message. */
  readonly why: string;
  /** What a person does about it. */
  readonly fix: string;
}
