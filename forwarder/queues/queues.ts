import type { Failure } from '../../kafka/failures/failure.ts';

/** The forwarder's queue and its dead-letter queue. */
export interface Queues {
  /**
   * Moves messages that can never be delivered to the dead-letter queue. Resolves with those that it could not move. If it
   * rejects, it moved none.
   */
  readonly sendToDeadLetterQueue: (poison: readonly Failure[]) => Promise<readonly Failure[]>;
  /** Extends the visibility timeout of messages, for a growing time; best effort. */
  readonly delayRetry: (failures: readonly Failure[]) => Promise<void>;
  /** Makes calls to both queues that change nothing. Rejects with the client's error if one does not answer. */
  readonly reach: () => Promise<void>;
}
