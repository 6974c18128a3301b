import { kafkaFailureCause, outOfTime, unacknowledged, type Failure, type FailureCause } from './failure.ts';
import { inChunks } from './in-chunks.ts';
import type { Producer } from './producer.ts';
import type { Outgoing } from './read-batch.ts';

export interface DeliverPorts {
  /** The producer to use, connected: the one that is warm, or a new one after `discard`. */
  readonly acquire: () => Promise<Producer>;
  /** Destroys the producer: after a failure its connections may be dead without knowing it. */
  readonly discard: () => void;
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

const pauseMs = 150;
// A cluster that fails this often in a row is down for this invocation; the messages wait in the queue instead.
const failuresInARow = 4;

/**
 * Sends until every record is acknowledged, the time is over or the cluster seems down. Returns the ones that were
 * not acknowledged, each with the reason; never rejects, and nothing is written after it returned.
 *
 * The Kafka client's own retries are off, because they lose records in silence when a leader moves; here everything
 * that is not acknowledged is sent again. A record may therefore land twice, with the same event id.
 */
export async function deliver(
  outgoing: readonly Outgoing[],
  deadlineMs: number,
  ports: DeliverPorts,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  let clusterDown: FailureCause | undefined;
  for (const chunk of inChunks(outgoing)) {
    const failed = clusterDown ? failAll(chunk, clusterDown) : await deliverChunk(chunk, deadlineMs, ports);
    failures.push(...failed);
    clusterDown ??= failed.find(({ cause }) => cause.retriable)?.cause;
  }
  return failures;
}

async function deliverChunk(
  chunk: readonly Outgoing[],
  deadlineMs: number,
  ports: DeliverPorts,
): Promise<readonly Failure[]> {
  let remaining = chunk;
  let cause = outOfTime;
  for (let attempt = 0; attempt < failuresInARow; attempt++) {
    const waitMs = pauseMs * attempt;
    if (ports.now() + waitMs >= deadlineMs) break;
    if (waitMs > 0) await ports.pause(waitMs);
    const outcome = await attemptWithin(remaining, deadlineMs, ports);
    if ('acknowledged' in outcome) {
      const left = remaining.filter((_outgoing, index) => outcome.acknowledged[index] !== true);
      if (left.length === 0) return [];
      // Some were acknowledged: the cluster works, so the others get all attempts again.
      if (left.length < remaining.length) attempt = 0;
      remaining = left;
      cause = unacknowledged;
      ports.discard();
    } else {
      cause = outcome.cause;
      ports.discard();
      if (!cause.retriable) return bisect(remaining, cause, deadlineMs, ports);
    }
  }
  return failAll(remaining, cause);
}

/** Finds the records for which a batch is refused by sending its halves; the others are delivered. */
async function bisect(
  chunk: readonly Outgoing[],
  cause: FailureCause,
  deadlineMs: number,
  ports: DeliverPorts,
): Promise<readonly Failure[]> {
  if (chunk.length === 1) return failAll(chunk, cause);
  const middle = Math.ceil(chunk.length / 2);
  const first = await deliverChunk(chunk.slice(0, middle), deadlineMs, ports);
  return [...first, ...(await deliverChunk(chunk.slice(middle), deadlineMs, ports))];
}

type Outcome = { readonly acknowledged: readonly boolean[] } | { readonly cause: FailureCause };

/** One attempt. At the deadline the sockets are destroyed, and the attempt counts as not acknowledged. */
async function attemptWithin(
  chunk: readonly Outgoing[],
  deadlineMs: number,
  { acquire, discard, now }: DeliverPorts,
): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      discard();
      resolve({ cause: outOfTime });
    }, deadlineMs - now());
  });
  const attempt = async (): Promise<Outcome> => {
    try {
      const producer = await acquire();
      return { acknowledged: await producer.send(chunk.map(({ record }) => record)) };
    } catch (error) {
      return { cause: kafkaFailureCause(error) };
    }
  };
  try {
    return await Promise.race([attempt(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

const failAll = (chunk: readonly Outgoing[], cause: FailureCause): Failure[] =>
  chunk.map(({ message, record: { topic } }) => ({ message, topic, cause }));
