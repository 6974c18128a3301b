import type { DeliveryBudget } from '../../contracts/delivery-mode.ts';
import { checkSample } from '../observer/check-sample.ts';
import type { Config } from '../config.ts';
import { delivery } from './delivery.ts';
import type { Keep } from './outbox.ts';
import { observeInTime } from './observe-in-time.ts';
import type { Observation } from './observe.ts';
import { createPublisher } from './publisher.ts';
import { rehearse } from '../observer/rehearsal.ts';
import { stdout } from '../../platform/stdout.ts';

/** An observer with the real bus, outbox, clock and ids. */
export interface Observer {
  /** Ends within the whole budget and within the remaining time of the observation. */
  readonly observe: (observation: Observation) => Promise<void>;
  /** Prepares for the first observation. Never rejects. */
  readonly warmUp: () => Promise<void>;
  /** See checkSample. */
  readonly check: (sample: unknown) => Promise<void>;
}

/** The observer for these settings. */
export function createObserver({ outboxQueueUrl, ...config }: Config, budget: DeliveryBudget): Observer {
  const { publish, warmUp, ...publisher } = createPublisher(config, budget.keyMs);
  const clock = (): number => performance.now();
  const keep = outboxQueueUrl === undefined ? undefined : lazyOutbox(outboxQueueUrl);
  const ports = { ...publisher, deliver: delivery({ publish, keep, budget, clock }), clock };
  return {
    observe: observeInTime(ports, budget),
    check: (sample) => checkSample(sample, publisher),
    warmUp: async () => {
      stdout();
      await Promise.all([warmUp(), keep ? loadOutbox().catch(() => undefined) : undefined]);
      await rehearse({ ...publisher, clock });
    },
  };
}

// The client for the queue is loaded when the bus first refuses something, or by warming up.
const loadOutbox = () => import('../outbox/dependencies.ts');

const lazyOutbox =
  (queueUrl: string): Keep =>
  async (refusals, signal) =>
    (await loadOutbox()).createOutbox(queueUrl)(refusals, signal);
