import { Type } from '@sinclair/typebox';
import { deliveryModes } from '../../contracts/delivery-mode.ts';
import { closed, oneOf, wholeNumber } from './config-fields.ts';

/** `delivery` of the pipeline's configuration: how events reach the bus. */
export const deliverySchema = closed(
  {
    mode: oneOf(deliveryModes, {
      default: 'after-response',
      description:
        'Whether events are published after the response to Cognito, so that no login waits, or before it, so that ' +
        'the event bus or the outbox has them before the login continues.',
    }),
    timeoutMs: wholeNumber({
      default: 1000,
      minimum: 100,
      maximum: 3500,
      description: 'Maximum total milliseconds that publishing before the response may delay a login.',
    }),
    reservedConcurrency: Type.Optional(
      wholeNumber({
        minimum: 10,
        maximum: 100_000,
        description:
          'Reserved concurrency of the trigger function, so that no other function of the account can throttle logins. A ' +
          'login beyond it fails. Without it the function uses the unreserved concurrency of the account.',
      }),
    ),
  },
  { default: {}, description: 'How the trigger function sends events to the event bus. docs/concepts/delivery.md.' },
);
