import { busNameOf } from '../../contracts/bus.ts';
import type { DeliveryMode } from '../../contracts/delivery-mode.ts';
import type { TriggerEnvironment } from '../../contracts/environment.ts';
import { logLine } from '../../contracts/log-line.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import { log as logToStdout } from '../../platform/stdout.ts';
import { defer, startDeferredWork, type DeferredWork } from '../publish/after-response.ts';
import { registerExtension, type InternalExtension } from '../publish/extensions-api.ts';
import { failOpen, requestIdOf, type LazyProcessor } from '../publish/fail-open.ts';
import { createTimeLeft, isOnDemand, type LambdaEnvironment } from '../publish/time-left.ts';
import type { TriggerRuntime } from './load-guard.ts';
import type { LoadedProcessor } from './processor.ts';

/** The environment of the trigger function: its settings, and the variables that Lambda sets. */
export type RuntimeEnvironment = LambdaEnvironment & {
  readonly [Name in keyof TriggerEnvironment]?: string | undefined;
};

export interface RuntimePorts {
  /** Registers with the Extensions API; rejects if it does not exist. */
  readonly register: () => Promise<InternalExtension>;
  /** Loads the code that publishes. Slow; may reject. */
  readonly load: (mode: DeliveryMode) => Promise<LoadedProcessor>;
  readonly log: (line: string) => void;
}

const realPorts = (env: RuntimeEnvironment): RuntimePorts => ({
  register: () => registerExtension(env.AWS_LAMBDA_RUNTIME_API),
  load: async (mode) => (await import('./processor.ts')).createProcessor(env, mode),
  log: logToStdout,
});

/**
 * Starts everything that the trigger function does except returning the event. It publishes after the response by default.
 * It publishes before the response if the settings say so, or if the Extensions API does not exist or fails, which it logs
 * once. Never rejects. Await it during initialization.
 */
export async function startTriggerRuntime(
  env: RuntimeEnvironment,
  { register, load, log }: RuntimePorts = realPorts(env),
): Promise<TriggerRuntime> {
  const bus = () => busNameOf(env.EVENT_BUS_NAME);
  const lazy = (mode: DeliveryMode): LazyProcessor => ({
    start: async () => (await load(mode)).processor,
    log,
    bus,
  });
  const inline = lazy('before-response');
  const begin = createTimeLeft({ clock: monotonicMs, startsOnDemand: isOnDemand(env) });
  // The variable exists only if tracing is on.
  const isTraced = env.TRACING !== undefined;
  let deferred: DeferredWork | undefined;
  if (env.DELIVERY !== 'before-response') {
    try {
      deferred = startDeferredWork(await register(), lazy('after-response'), () => {
        log(fallback('EXTENSIONS_API_FAILED'));
      });
    } catch {
      log(fallback('NO_EXTENSIONS_API'));
    }
  }
  if (!deferred) await prepare(inline, load);
  let checking: Promise<LoadedProcessor> | undefined;
  return {
    handle: async (event, context) => {
      const traced = isTraced ? { traceHeader: env._X_AMZN_TRACE_ID } : {};
      const invocation = { input: event, requestId: requestIdOf(context), at: new Date(), ...traced };
      if (deferred && !deferred.isBroken) defer(invocation, deferred);
      else await failOpen({ ...invocation, timeLeft: begin(event, context) }, inline);
    },
    check: async (sample) => {
      if (deferred) defer(undefined, deferred);
      await (await (checking ??= load('before-response'))).check(sample);
    },
  };
}

/** Loads and warms up the processor. If that fails, the first event loads it again and counts a failure. */
async function prepare(lazy: LazyProcessor, load: RuntimePorts['load']): Promise<void> {
  try {
    const { processor, warmUp } = await load('before-response');
    lazy.started = processor;
    await warmUp();
  } catch {
    // The event reports it.
  }
}

const fallback = (code: string): string => {
  const detail = 'Events are published before the response: the function cannot work after it here.';
  return logLine({ level: 'warn', message: 'publishing before response', code, detail });
};
