import { registerExtension } from './delivery/extensions-api.ts';
import { startDelivery } from './delivery/start-delivery.ts';
import { observer } from './observer.ts';
import { log } from './stdout.ts';

const { DELIVERY, AWS_LAMBDA_RUNTIME_API } = process.env;

/** Lambda handler of every observed trigger. Whatever breaks, Cognito gets its own event back. */
export const handler = observer(
  await startDelivery({
    mode: DELIVERY === 'before-response' ? 'before-response' : 'after-response',
    register: () => registerExtension(AWS_LAMBDA_RUNTIME_API),
    load: async (mode) => (await import('./observing.ts')).createLook(process.env, mode),
    log,
  }),
);
