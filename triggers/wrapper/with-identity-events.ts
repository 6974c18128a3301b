import type { Handler } from 'aws-lambda';
import { busNameOf } from '../../contracts/bus.ts';
import { beforeResponseBudget } from '../../contracts/delivery-mode.ts';
import type { TracingMode } from '../../contracts/tracing.ts';
import type { PrivacyPolicy } from '../../privacy/privacy-policy.ts';
import { parseConfig } from '../config.ts';
import { monotonicMs } from '../../platform/monotonic-clock.ts';
import { log } from '../../platform/stdout.ts';
import { createTimeLeft, isOnDemand } from '../publish/time-left.ts';
import { createUserPoolProcessor } from '../publish/user-pool-dependencies.ts';
import { wrap, type WrappedHandler } from './wrap.ts';

export interface IdentityEventsOptions {
  /** Name or ARN of the EventBridge bus. @default - the environment variable EVENT_BUS_NAME */
  readonly eventBusName?: string;
  /** What may leave the user pool. @default - PRIVACY_POLICY, or nothing but ids and plain user names */
  readonly privacy?: PrivacyPolicy;
  /** ARN of the secret or parameter with the key for hashed values. @default - PRIVACY_HASH_KEY_ARN */
  readonly hashKeyArn?: string;
  /** URL of a queue for events that the bus does not accept. @default - OUTBOX_QUEUE_URL, or only the log */
  readonly outboxQueueUrl?: string;
  /**
   * Milliseconds that publishing may delay the answer in all, 100 to 3500. Less if the time limit of the function or of
   * Cognito is near. @default - PUBLISH_TIMEOUT_MS, or 1000
   */
  readonly publishTimeoutMs?: number;
  /** How events are traced until Kafka, as in the pipeline's configuration. @default - TRACING, or off */
  readonly tracing?: TracingMode;
  /** Percentage of the invocations that are traced with `w3c`, 1 to 100. @default - TRACING_SAMPLE_PERCENT, or 100 */
  readonly samplePercent?: number;
}

/**
 * Wraps a function that a team already has on a Cognito trigger, in any of Lambda's handler styles: what it returns and
 * throws stays as it is, and what happened is published as identity events. Wrong options never fail a login: they are
 * logged and counted at each event.
 */
export function withIdentityEvents<Event, Result>(
  handler: Handler<Event, Result>,
  options: IdentityEventsOptions = {},
): WrappedHandler<Event, Result> {
  const start = () => {
    const config = parseConfig(settingsOf(options));
    return createUserPoolProcessor(config, beforeResponseBudget(config.publishTimeoutMs)).processor;
  };
  const bus = () => busNameOf(options.eventBusName ?? process.env['EVENT_BUS_NAME']);
  const begin = createTimeLeft({ clock: monotonicMs, startsOnDemand: isOnDemand(process.env) });
  return wrap(handler, { start, log, bus }, begin, () => process.env['_X_AMZN_TRACE_ID']);
}

function settingsOf(options: IdentityEventsOptions) {
  const { eventBusName, privacy, hashKeyArn, outboxQueueUrl, publishTimeoutMs, tracing, samplePercent } = options;
  const { env } = process;
  return {
    EVENT_BUS_NAME: eventBusName ?? env['EVENT_BUS_NAME'],
    PRIVACY_POLICY: privacy ? JSON.stringify(privacy) : env['PRIVACY_POLICY'],
    PRIVACY_HASH_KEY_ARN: hashKeyArn ?? env['PRIVACY_HASH_KEY_ARN'],
    OUTBOX_QUEUE_URL: outboxQueueUrl ?? env['OUTBOX_QUEUE_URL'],
    PUBLISH_TIMEOUT_MS: publishTimeoutMs?.toString() ?? env['PUBLISH_TIMEOUT_MS'],
    TRACING: tracing ?? env['TRACING'],
    TRACING_SAMPLE_PERCENT: samplePercent?.toString() ?? env['TRACING_SAMPLE_PERCENT'],
  };
}
