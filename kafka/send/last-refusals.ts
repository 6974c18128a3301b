import type { Delivery } from './deliver.ts';
import type { FailureCause } from '../failures/failure.ts';
import type { Outgoing } from '../records/read-batch.ts';

/** Refusals of the last batches of this environment that a connection alone does not show, such as a missing permission. */
export interface LastRefusals {
  /** Returns the delivery as it is. */
  readonly note: (outgoing: readonly Outgoing[], delivery: Delivery) => Delivery;
  /** A sentence about each topic that was refused the last time; undefined if there is none. */
  readonly text: () => string | undefined;
}

/** Remembers for each topic whether the brokers refused its last records. */
export function lastRefusals(now: () => number): LastRefusals {
  const refused = new Map<string, { readonly cause: FailureCause; readonly at: string }>();
  return {
    note: (outgoing, delivery) => {
      for (const { record } of outgoing) refused.delete(record.topic);
      for (const { topic, cause } of delivery.failures) {
        if (topic !== undefined && isRefusal(cause)) refused.set(topic, { cause, at: new Date(now()).toISOString() });
      }
      return delivery;
    },
    text: () => {
      const lines = [...refused].map(
        ([topic, { cause, at }]) => `At ${at} the brokers refused topic ${topic}. ${cause.code}: ${cause.detail}`,
      );
      return lines.length > 0 ? lines.join(' ') : undefined;
    },
  };
}

/** The check itself connects and asks for the topics, so it finds these failures itself, unless they are fixed. */
const isRefusal = ({ action, code }: FailureCause): boolean =>
  (action === 'skip-topic' || action === 'stop-batch') && !code.startsWith('KAFKA_') && !seenByCheck.has(code);

const seenByCheck = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION']);
