import { afterResponseBudget, beforeResponseBudget, type DeliveryMode } from '../../contracts/delivery-mode.ts';
import { parseConfig } from '../config.ts';
import type { Seen } from './observer.ts';
import { createObserver } from '../publish/user-pool-dependencies.ts';
import { normalize } from '../normalize/trigger-event/normalize.ts';

/**
 * What the trigger function does with what it has seen. A module of its own, because it brings the SDK: it is loaded only
 * when nobody waits for it. Throws a ConfigError for wrong settings.
 */
export function createLook(env: Parameters<typeof parseConfig>[0], mode: DeliveryMode) {
  const { publishTimeoutMs, ...config } = parseConfig(env);
  const budget = mode === 'after-response' ? afterResponseBudget : beforeResponseBudget(publishTimeoutMs);
  const { observe, ...rest } = createObserver({ publishTimeoutMs, ...config }, budget);
  return {
    ...rest,
    look: ({ timeLeft, ...seen }: Seen) =>
      observe({ ...seen, normalize, timeLeft: mode === 'before-response' ? timeLeft : undefined }),
  };
}
