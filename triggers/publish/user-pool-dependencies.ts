import type { DeliveryBudget } from '../../contracts/delivery-mode.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import type { Config } from '../config.ts';
import { delivery } from './delivery.ts';
import type { Processor } from './fail-open.ts';
import { createProcessor } from './normalize-and-publish.ts';
import type { SendToOutbox } from './outbox.ts';
import { createPublisher, type Publisher } from './publisher.ts';

/** The processor of trigger events with the real bus, outbox, clock and ids. */
export interface UserPoolProcessor {
  /** Ends within the whole budget and within the remaining time of the invocation. */
  readonly processor: Processor;
  readonly publisher: Publisher;
  /** Loads the client of the outbox queue, if there is one. Never rejects. */
  readonly loadOutbox: () => Promise<unknown>;
}

/** Creates the processor for these settings. */
export function createUserPoolProcessor(
  { outboxQueueUrl, ...config }: Config,
  budget: DeliveryBudget,
): UserPoolProcessor {
  const publisher = createPublisher(config, budget.keyMs);
  const sendToOutbox = outboxQueueUrl === undefined ? undefined : lazyOutbox(outboxQueueUrl);
  const deliver = delivery({ publish: publisher.publish, sendToOutbox, budget, clock: monotonicMs });
  return {
    processor: createProcessor({ ...publisher, deliver, clock: monotonicMs, tracing: lazyTracing(config) }, budget),
    publisher,
    loadOutbox: () => (sendToOutbox ? loadOutbox().catch(() => undefined) : Promise.resolve(undefined)),
  };
}

/** Loads the code for traces with the first event, if tracing is on. */
const lazyTracing = ({ tracing = 'off', samplePercent }: Omit<Config, 'outboxQueueUrl'>) =>
  tracing === 'off'
    ? undefined
    : {
        traceparentOf: async (traceHeader: string | undefined) =>
          (await import('./event-tracing.ts')).traceparentOf(traceHeader, tracing, samplePercent),
      };

// The client for the queue is loaded when the bus first rejects an event, or by warming up.
const loadOutbox = () => import('../outbox/dependencies.ts');

const lazyOutbox =
  (queueUrl: string): SendToOutbox =>
  async (refusals, signal) =>
    (await loadOutbox()).createOutbox(queueUrl)(refusals, signal);
