import { afterResponseBudget, beforeResponseBudget, type DeliveryMode } from '../../contracts/delivery-mode.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import { stdout } from '../../platform/stdout.ts';
import { parseConfig } from '../config.ts';
import type { Processor } from '../publish/fail-open.ts';
import { createUserPoolProcessor } from '../publish/user-pool-dependencies.ts';
import { checkSample } from './check-sample.ts';
import { runWarmUpEvents } from './warm-up-events.ts';

export interface LoadedProcessor {
  readonly processor: Processor;
  /** Prepares for the first event. */
  readonly warmUp: () => Promise<void>;
  /** See checkSample. */
  readonly check: (sample: unknown) => Promise<void>;
}

/**
 * The processor of the trigger function. A module of its own, because it imports the SDK: it is loaded when no login waits.
 * Throws a ConfigError for invalid settings.
 */
export function createProcessor(env: Parameters<typeof parseConfig>[0], mode: DeliveryMode): LoadedProcessor {
  const config = parseConfig(env);
  const budget = mode === 'after-response' ? afterResponseBudget : beforeResponseBudget(config.publishTimeoutMs);
  const { processor, publisher, loadOutbox } = createUserPoolProcessor(config, budget);
  return {
    processor,
    check: (sample) => checkSample(sample, publisher),
    warmUp: async () => {
      stdout();
      await Promise.all([publisher.warmUp(), loadOutbox()]);
      await runWarmUpEvents({ ...publisher, clock: monotonicMs });
    },
  };
}
