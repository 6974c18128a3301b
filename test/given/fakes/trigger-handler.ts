import { withLoadGuard, type TriggerHandler } from '../../../triggers/observer/load-guard.ts';
import { startTriggerRuntime, type RuntimeEnvironment } from '../../../triggers/observer/trigger-runtime.ts';
import type { LazyProcessor } from '../../../triggers/publish/fail-open.ts';

/** The handler of the trigger function over a processor. It publishes before the response. */
export function triggerHandler({ start, log, bus }: LazyProcessor, env: RuntimeEnvironment = {}): TriggerHandler {
  const nothing = () => Promise.resolve();
  const ports = {
    register: () => Promise.reject(new Error('not expected')),
    load: async () => ({ processor: await start(), warmUp: nothing, check: nothing }),
    log,
  };
  const handler = withLoadGuard(
    () => startTriggerRuntime({ DELIVERY: 'before-response', EVENT_BUS_NAME: bus(), ...env }, ports),
    log,
    bus(),
  );
  return async (event, context) => (await handler)(event, context);
}
