import { Type } from '@sinclair/typebox';
import { deliveryModes } from '../../contracts/delivery-mode.ts';
import { closed, oneOf, wholeNumber } from './config-fields.ts';

/** `delivery` of the pipeline's configuration: how events come to the bus. */
export const deliverySchema = closed(
  {
    mode: oneOf(deliveryModes, {
      default: 'after-response',
      description:
        'Whether events are published after the response to Cognito, so that no login waits, or before it, so that ' +
        'the bus or the outbox has them before the login goes on.',
    }),
    timeoutMs: wholeNumber({
      default: 1000,
      minimum: 100,
      maximum: 3500,
      description: 'Milliseconds in all that publishing before the response may hold up a login.',
    }),
    reservedConcurrency: Type.Optional(
      wholeNumber({
        minimum: 10,
        maximum: 100_000,
        description:
          'Concurrent executions set aside for the trigger function, so that no other function of the account can ' +
          'throttle logins; a login beyond them fails. Without it the function shares what the account has.',
      }),
    ),
  },
  { default: {}, description: 'How the trigger function hands events to the bus. docs/delivery-to-the-bus.md.' },
);
