import { busNameOf } from '../../contracts/bus.ts';
import type { TriggerEnvironment } from '../../contracts/environment.ts';
import { registerExtension } from '../publish/extensions-api.ts';
import { startDelivery } from '../publish/start-delivery.ts';
import type { Observing } from './guarded.ts';
import { observer, type LambdaEnvironment, type Seen } from './observer.ts';
import { log } from '../../platform/stdout.ts';

/** What the trigger function finds in `process.env`: its settings, and what Lambda puts there. */
export type ObservingEnvironment = LambdaEnvironment & {
  readonly [Name in keyof TriggerEnvironment]?: string | undefined;
};

/** Everything that the trigger function does but to give the event back. Never rejects. Await it during initialization. */
export async function startObserving(env: ObservingEnvironment): Promise<Observing> {
  const load = async (mode: 'before-response' | 'after-response') =>
    (await import('./observing.ts')).createLook(env, mode);
  const look = await startDelivery<Seen>({
    mode: env.DELIVERY === 'before-response' ? 'before-response' : 'after-response',
    register: () => registerExtension(env.AWS_LAMBDA_RUNTIME_API),
    load,
    log,
    timeLeft: ({ timeLeft }) => timeLeft?.(),
    bus: busNameOf(env.EVENT_BUS_NAME),
  });
  let loaded: ReturnType<typeof load> | undefined;
  return {
    handler: observer(look, env),
    check: async (sample) => {
      // The extension waits for every invocation's subject.
      await look(undefined);
      await (await (loaded ??= load('before-response'))).check(sample);
    },
  };
}
