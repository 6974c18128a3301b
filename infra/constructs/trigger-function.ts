import { Duration } from 'aws-cdk-lib';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { triggerTimeoutSeconds, type DeliveryMode } from '../../contracts/delivery-mode.ts';
import type { TriggerEnvironment } from '../../contracts/environment.ts';
import type { Removal } from '../config/removal.ts';
import { checkProps, privacyProps } from './check-props.ts';
import { LiveAlias } from './live-alias.ts';
import { PublisherFunction, type PublisherProps } from './publisher-function.ts';
import { retainFunction } from './retained-function.ts';

export interface TriggerFunctionProps extends PublisherProps {
  /** Queue for events that the bus does not accept. @default - none: they are only logged */
  readonly outbox?: IQueue;
  /** When events are published. @default "after-response" */
  readonly delivery?: DeliveryMode;
  /** Milliseconds in all that publishing before the response may take, 100 to 3500. @default 1000 */
  readonly publishTimeoutMs?: number;
  /**
   * Concurrent executions that are set aside for the function, which can then have no more than these: a login beyond
   * them fails. @default - none: it shares what the account has
   */
  readonly reservedConcurrency?: number | undefined;
  /**
   * Whether function, alias and role are retained when they leave the stack. A user pool that outlives them, with a trigger
   * that calls the function, would fail every login. "destroy" is for a function whose pools are deleted with it.
   * @default "retain"
   */
  readonly removalPolicy?: Removal;
}

/**
 * The function on every observed trigger of a user pool. It always returns the event unchanged. It may run for longer than
 * Cognito's five seconds, because it responds first. Pools invoke `live`, never the function.
 */
export class TriggerFunction extends Construct {
  readonly function: Lambda;
  /** The version that logins reach. */
  readonly live: Alias;
  /** Concurrent executions that are set aside for it; undefined where it shares those of the account. */
  readonly reservedConcurrency: number | undefined;

  constructor(scope: Construct, id: string, props: TriggerFunctionProps) {
    super(scope, id);
    checkProps(this, [
      ...privacyProps(props),
      { prop: 'delivery', option: 'delivery.mode', value: props.delivery },
      { prop: 'publishTimeoutMs', option: 'delivery.timeoutMs', value: props.publishTimeoutMs },
      { prop: 'reservedConcurrency', option: 'delivery.reservedConcurrency', value: props.reservedConcurrency },
      { prop: 'removalPolicy', option: 'removalPolicy', value: props.removalPolicy },
    ]);
    const { outbox, delivery = 'after-response', publishTimeoutMs = 1000, ...rest } = props;
    const { reservedConcurrency, removalPolicy = 'retain', ...publisher } = rest;
    const environment: Omit<TriggerEnvironment, 'EVENT_BUS_NAME'> = {
      DELIVERY: delivery,
      PUBLISH_TIMEOUT_MS: String(publishTimeoutMs),
      ...(outbox ? { OUTBOX_QUEUE_URL: outbox.queueUrl } : {}),
    };
    this.function = new PublisherFunction(this, 'Observer', {
      ...publisher,
      entry: 'triggers/observer/entry.ts',
      splitBundle: true,
      description: 'Publishes what happens in a user pool as identity events.',
      timeout: Duration.seconds(triggerTimeoutSeconds),
      memoryMiB: 256,
      environment: { ...environment },
      reservedConcurrency,
    }).function;
    outbox?.grant(this.function, 'sqs:SendMessage');
    this.reservedConcurrency = reservedConcurrency;
    this.live = new LiveAlias(this, 'Live', { function: this.function }).alias;
    if (removalPolicy === 'retain') retainFunction(this.function, this.live);
  }
}
