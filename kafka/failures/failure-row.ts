import type { ConnectErrorCode } from './connect-error.ts';

/**
 * The forwarder's action on a failure:
 * - `park`: the record itself is wrong. It goes to the dead-letter queue at once; the other records are delivered.
 * - `reconnect`: retries over a new connection in this invocation. If the cluster stays unavailable, the record returns to the queue.
 * - `renew`: like `reconnect`, but only once, with credentials that have been read again.
 * - `skip-topic`: every record of that topic returns to the queue; other topics are tried.
 * - `stop`: the rest of the batch returns to the queue, and nothing more is tried in this invocation.
 */
export type Remedy = 'park' | 'reconnect' | 'renew' | 'skip-topic' | 'stop';

/** One kind of failure: its codes, its cause, and the action on it. */
export interface FailureRow {
  /** Kafka's name of a protocol error, Node's code of a network error, or the client's name; `*` ends a prefix. */
  readonly codes: readonly string[];
  /** The only code under which its failures are reported. @default - each under its own */
  readonly reportedAs?: ConnectErrorCode;
  /** Words of a broker that refuses an authentication, if only they have the reason. */
  readonly words?: RegExp;
  readonly remedy: Remedy;
  /** The cause, without values from a message. */
  readonly why: string;
  /** The fix, for a person. */
  readonly fix: string;
}
