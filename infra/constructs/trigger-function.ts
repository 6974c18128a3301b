import { Duration, RemovalPolicy, Tokenization } from 'aws-cdk-lib';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import { triggerTimeoutSeconds, type DeliveryMode } from '../../contracts/delivery-mode.ts';
import type { TriggerEnvironment } from '../../contracts/environment.ts';
import { isRetained, removalProblems } from './apply-removal-policy.ts';
import { checkProps, deliveryProps, privacyProps, tracingProps } from './check-props.ts';
import { LiveAlias } from './live-alias.ts';
import { PublisherFunction, type PublisherProps } from './publisher-function.ts';
import { retainFunction } from './retained-function.ts';
import { samplingVariable, tracingVariable, type OtlpProps } from './traced-functions.ts';
import { errorsOf, metricOf, throttlesOf } from './pipeline-metrics.ts';

/** Props of the trigger function. */
export interface TriggerFunctionProps extends PublisherProps {
  /** Queue for events that the bus does not accept. @default - none: they are only logged */
  readonly outbox?: IQueue;
  /** When events are published. @default "after-response" */
  readonly delivery?: DeliveryMode;
  /** Total time that publishing before the response may take, 100 to 3500 milliseconds. @default Duration.seconds(1) */
  readonly publishTimeout?: Duration;
  /**
   * Concurrent executions that are set aside for the function, which can then have no more than these: a login beyond
   * them fails. @default - none: it shares what the account has
   */
  readonly reservedConcurrency?: number | undefined;
  /** Which logins are traced with 'w3c'. @default - all */
  readonly otlp?: Pick<OtlpProps, 'samplePercent'> | undefined;
  /**
   * Execution environments that Lambda keeps initialized for `live`, 1 to 100000. It bills them by the hour. While a deployment moves
   * the alias, Lambda initializes those of the new version first.
   * @default - none: environments are initialized on demand
   */
  readonly provisionedConcurrency?: number | undefined;
  /** Memory in MiB, 128 to 10240. The CPU share and the price per millisecond grow with it. @default 256 */
  readonly memoryMiB?: number;
  /**
   * Removal policy of function, alias and role. A user pool that outlives them, with a trigger that calls the function, would
   * fail every login. `DESTROY` is for a function whose pools are deleted with it.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The function on every observed trigger of a user pool. It always returns the event unchanged. It may run for longer than
 * Cognito's five seconds, because it responds first. Pools invoke `live`, never the function.
 */
export class TriggerFunction extends Construct {
  /** The function. User pools must invoke `live`. */
  readonly function: Lambda;
  /** The alias of the version that logins reach. Put it on the triggers of a user pool. */
  readonly live: Alias;
  /** Concurrent executions that are set aside for it; undefined where it shares those of the account. */
  readonly reservedConcurrency: number | undefined;

  private readonly bus: IEventBus;

  constructor(scope: Construct, id: string, props: TriggerFunctionProps) {
    super(scope, id);
    this.bus = props.bus;
    const checks = [...privacyProps(props), ...deliveryProps(props), ...tracingProps(props)];
    checkProps(this, checks, removalProblems(props.removalPolicy));
    const { outbox, delivery = 'after-response', publishTimeout = Duration.seconds(1), ...rest } = props;
    const { removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, otlp, ...withoutPolicy } = rest;
    const { reservedConcurrency, provisionedConcurrency, memoryMiB = 256, ...publisher } = withoutPolicy;
    const environment: Omit<TriggerEnvironment, 'EVENT_BUS_NAME'> = {
      DELIVERY: delivery,
      PUBLISH_TIMEOUT_MS: Tokenization.stringifyNumber(publishTimeout.toMilliseconds()),
      ...(outbox ? { OUTBOX_QUEUE_URL: outbox.queueUrl } : {}),
      ...tracingVariable(props.tracing),
      ...samplingVariable(otlp),
    };
    this.function = new PublisherFunction(this, 'Observer', {
      ...publisher,
      bundle: 'trigger',
      description: 'Publishes what happens in a user pool as identity events.',
      timeout: Duration.seconds(triggerTimeoutSeconds),
      memoryMiB,
      environment: { ...environment },
      reservedConcurrency,
    }).function;
    outbox?.grant(this.function, 'sqs:SendMessage');
    this.reservedConcurrency = reservedConcurrency;
    this.live = new LiveAlias(this, 'Live', { function: this.function, provisionedConcurrency }).alias;
    if (isRetained(removalPolicy)) retainFunction(this.function, this.live);
  }

  /** Returns a metric of the product for the bus, per minute. Its default statistic is the one that its values are for. */
  metric(name: MetricName, props?: MetricOptions): Metric {
    return metricOf(this, name, this.bus, props);
  }

  /** Returns the events that the bus accepted from the function. */
  metricPublished(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsPublished, props);
  }

  /** Returns the events that neither the bus nor the outbox accepted. */
  metricNotPublished(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsNotPublished, props);
  }

  /** Returns the failed invocations of the version that logins reach. */
  metricErrors(props?: MetricOptions): Metric {
    return errorsOf(this.live, props);
  }

  /** Returns the throttled invocations of the version that logins reach. A throttled login fails. */
  metricThrottles(props?: MetricOptions): Metric {
    return throttlesOf(this.live, props);
  }
}
