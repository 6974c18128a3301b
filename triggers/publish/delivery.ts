import type { IdentityEvent } from '../../contracts/catalog.ts';
import { refuseAll, type Publish, type Refusal } from './event-bus.ts';
import type { SendToOutbox } from './outbox.ts';
import { withTimeout } from '../../platform/with-timeout.ts';

/** The result of publishing the events of one invocation. */
export interface Delivered {
  readonly published: number;
  /** Rejected by the bus, and sent to the outbox. */
  readonly sentToOutbox: readonly Refusal[];
  /** Neither on the bus nor in the outbox: the log is their last resort. */
  readonly notPublished: readonly Refusal[];
}

/**
 * Sends events to the bus, or else to the outbox. Never rejects, and ends within its budget and the remaining
 * milliseconds. If none remain, it calls neither.
 */
export type Deliver = (events: readonly IdentityEvent[], leftMs?: number) => Promise<Delivered>;

export interface DeliverPorts {
  readonly publish: Publish;
  /** Undefined where there is no outbox. */
  readonly sendToOutbox: SendToOutbox | undefined;
  /** Milliseconds for the bus, and for the outbox, which also gets what the bus leaves. */
  readonly budget: { readonly busMs: number; readonly outboxMs: number };
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** A delivery over these ports. What has not been accepted in time counts as refused: it may then arrive twice. */
export function delivery({ publish, sendToOutbox, budget, clock }: DeliverPorts): Deliver {
  return async (events, leftMs = Infinity) => {
    const wholeMs = Math.min(budget.busMs + budget.outboxMs, leftMs);
    if (wholeMs <= 0) return { published: 0, sentToOutbox: [], notPublished: refuseAll(events, 'NO_TIME') };
    const endAt = clock() + wholeMs;
    const refusals = await bounded(
      // The outbox also gets its share of the remaining time.
      Math.min(budget.busMs, sendToOutbox ? (wholeMs * budget.busMs) / (budget.busMs + budget.outboxMs) : wholeMs),
      (signal) => publish(events, signal),
      (code) => refuseAll(events, code),
    );
    const notPublished =
      refusals.length > 0 && sendToOutbox
        ? await bounded(
            endAt - clock(),
            (signal) => sendToOutbox(refusals, signal),
            () => refusals,
          )
        : refusals;
    const sentToOutbox = refusals.filter((refusal) => !notPublished.includes(refusal));
    return { published: events.length - refusals.length, sentToOutbox, notPublished };
  };
}

/** Calls with a signal that ends the call after `timeoutMs`. A call that is late, rejects or throws results in `otherwise`. */
async function bounded<Result>(
  timeoutMs: number,
  call: (signal: AbortSignal) => Promise<Result>,
  otherwise: (code: 'TIMEOUT' | 'UNKNOWN') => Result,
): Promise<Result> {
  const stop = new AbortController();
  try {
    return await withTimeout(call(stop.signal), timeoutMs, () => {
      stop.abort();
      return otherwise('TIMEOUT');
    });
  } catch {
    return otherwise('UNKNOWN');
  }
}
