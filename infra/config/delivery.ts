import { Type } from '@sinclair/typebox';
import { deliveryModes } from '../../contracts/delivery-mode.ts';
import { closed, oneOf, wholeNumber } from './config-fields.ts';
import { rule, withRules } from './config-rule.ts';

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
    provisionedConcurrency: withRules(
      Type.Optional(
        wholeNumber({
          minimum: 1,
          maximum: 100_000,
          description:
            'Execution environments of the trigger function that Lambda keeps initialized, so that these logins wait for no ' +
            'initialization. A login beyond them uses an environment on demand. Lambda bills them by the hour, with or ' +
            'without logins. docs/explanations/login-latency.md has their effect.',
        }),
      ),
      rule({
        text: 'Less than `delivery.reservedConcurrency`, if that is set: a deployment invokes the new version before it has environments.',
        example: { delivery: { reservedConcurrency: 10, provisionedConcurrency: 10 } },
        isBroken: ({ found, siblings: { reservedConcurrency } }) =>
          typeof found === 'number' && typeof reservedConcurrency === 'number' && found >= reservedConcurrency,
        // Where both are equal, Lambda throttles every other version ("Configuring provisioned concurrency", Lambda guide).
        allowed: ({ siblings }) => `less than delivery.reservedConcurrency, ${String(siblings['reservedConcurrency'])}`,
        because: 'a deployment invokes the new version on demand',
      }),
    ),
    memoryMiB: wholeNumber({
      default: 256,
      minimum: 128,
      maximum: 10_240,
      description:
        'Memory of the trigger function in MiB. Its CPU share and its price per millisecond grow with it. ' +
        'docs/explanations/login-latency.md compares sizes.',
    }),
  },
  { default: {}, description: 'How the trigger function sends events to the event bus. docs/concepts/delivery.md.' },
);
