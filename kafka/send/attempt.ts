import { kafkaFailureCause, outOfTime, type FailureCause } from '../failures/failure.ts';
import { inRequests } from './in-requests.ts';
import type { Producer } from '../producer.ts';
import { withTimeout } from '../../platform/with-timeout.ts';
import type { Outgoing } from '../records/read-batch.ts';

export interface AttemptPorts {
  /** The producer to use, connected: the one that is warm, or a new one after `discard`. */
  readonly acquire: () => Promise<Producer>;
  readonly now: () => number;
}

/** The result of one request. `requests`: the records need more than one request, and nothing was sent. */
export type Attempt =
  { readonly acknowledged: readonly boolean[] } | { readonly requests: readonly Outgoing[][] } | Rejected;

export interface Rejected {
  readonly cause: FailureCause;
  /** Whether a producer was connected: then any of the records may have been written. */
  readonly connected: boolean;
  /** The partition of each record; undefined if the client did not choose one. */
  readonly partitions: readonly (number | undefined)[];
}

/**
 * Sends once. Whatever it waits for, connection, credentials or answer, ends at the deadline, and the records count as not
 * acknowledged. The caller then discards the producer, so that nothing is written later.
 */
export async function attemptWithin(
  group: readonly Outgoing[],
  deadlineMs: number,
  { acquire, now }: AttemptPorts,
): Promise<Attempt> {
  let producer: Producer | undefined;
  const rejected = (cause: FailureCause): Rejected => ({
    cause,
    connected: producer !== undefined,
    partitions: group.map(({ record }) => producer?.partitionOf(record)),
  });
  const attempt = async (): Promise<Attempt> => {
    try {
      producer = await acquire();
      const requests = inRequests(group, producer.limitsOf);
      if (requests.length > 1) return { requests };
      return { acknowledged: await producer.send(group.map(({ record }) => record)) };
    } catch (error) {
      return rejected(kafkaFailureCause(error));
    }
  };
  return withTimeout(attempt(), deadlineMs - now(), () => rejected(outOfTime));
}
