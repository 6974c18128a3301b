import { Duration, Fn, Token } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Match, Rule, RuleTargetInput, type IEventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Grant, type IGrantable, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Architecture, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import { forwarderMemoryMiB } from './forwarder-memory.ts';
import { busSource } from '../../contracts/bus.ts';
import { defaultCompression, type Compression } from '../../contracts/compression.ts';
import type { ForwarderEnvironment } from '../../contracts/environment.ts';
import { defaultProfile, forwarderProfiles, type ForwarderProfile } from '../../contracts/forwarder-profile.ts';
import { readUnderFormerKeys } from './former-keys.ts';
import { KeylessDeadLetterQueue } from './dead-letter-queue.ts';
import { EventQueue } from './event-queue.ts';
import { checkProps, kafkaProps, otlpProps } from './check-props.ts';
import { kafkaAccess, type KafkaAccessProps } from './kafka-access.ts';
import { LambdaFunction } from './lambda-function.ts';
import { grantReplayRuleSend } from './replay-rule-access.ts';
import { activeTracing, forwarderTracing, type TracingProps } from './traced-functions.ts';
import { VpcPlacement, type KafkaVpcProps } from './vpc-placement.ts';
import { ageOf, depthOf, errorsOf, metricOf, throttlesOf } from './pipeline-metrics.ts';

/** Props of the forwarder. */
export interface KafkaForwarderProps extends KafkaAccessProps, TracingProps {
  /** The bus with the identity events. */
  readonly bus: IEventBus;
  /** Bootstrap servers, each host:port. */
  readonly brokers: string[];
  /** Compression of the batches. @default 'zstd' */
  readonly compression?: Compression;
  /** CPU architecture of the function. @default Architecture.X86_64 */
  readonly architecture?: Architecture;
  /** A VPC from which the function reaches the brokers. @default - the brokers have public addresses */
  readonly vpc?: KafkaVpcProps;
  /** Whether an event waits for others: not at all, up to one second, or up to five seconds. @default 'low-latency' */
  readonly profile?: ForwarderProfile;
  /** Maximum number of concurrent batches, 2 to 1000, and of connections per broker. @default - 10 with `low-latency`, else 5 */
  readonly maxConcurrency?: number;
  /** Maximum number of messages in a batch, 1 to 10000. @default - by profile: 10, which is its maximum, 100 or 1000 */
  readonly batchSize?: number;
}

/** The one number from which the forwarder's times follow: see also reserveMs in forwarder/handler.ts. */
const timeout = Duration.seconds(30);

/** Everything between the bus and Kafka: rule, queue, dead-letter queues and the forwarder. */
export class KafkaForwarder extends Construct {
  /** The function that writes to Kafka. */
  readonly function: Lambda;
  /** Events that Kafka has not acknowledged yet. */
  readonly queue: Queue;
  /** Messages that Kafka can never accept, or that were received too often. */
  readonly deadLetterQueue: Queue;
  /** Events that the rule could not put into the queue. */
  readonly ruleDeadLetterQueue: Queue;
  /** Subnets and security groups of the function. `undefined` without `vpc`. */
  readonly placement: VpcPlacement | undefined;

  private readonly bus: IEventBus;
  private readonly kafkaStatements: readonly PolicyStatement[];

  constructor(scope: Construct, id: string, props: KafkaForwarderProps) {
    super(scope, id);
    this.bus = props.bus;
    // If the deployment looks up the brokers of clusterArn, the configuration does not name them, too.
    const { brokers: given, ...named } = props;
    const others = [...otlpProps(props), { prop: 'profile', option: 'forwarder.profile', value: props.profile }];
    checkProps(this, [...kafkaProps(Token.isUnresolved(given) ? named : props), ...others]);
    const settings = forwarderProfiles[props.profile ?? defaultProfile];
    const {
      bus,
      brokers,
      topic,
      compression = defaultCompression,
      maxConcurrency = settings.maxConcurrency,
      batchSize = settings.batchSize,
      architecture,
      vpc,
      tracing,
      otlp,
    } = props;
    // 0 is written, too: an update that leaves it out keeps the window of the previous version.
    const batchingWindow = Duration.seconds(settings.batchingWindowSeconds);
    const access = kafkaAccess(props);
    const { queue, deadLetterQueue } = new EventQueue(this, 'Events', { consumerTimeout: timeout, batchingWindow });
    this.queue = queue;
    this.deadLetterQueue = deadLetterQueue;
    this.ruleDeadLetterQueue = new KeylessDeadLetterQueue(this, 'RuleDeadLetters');
    this.route(bus);
    const environment: ForwarderEnvironment = {
      EVENT_BUS_NAME: bus.eventBusName,
      KAFKA_BROKERS: Token.isUnresolved(brokers) ? Fn.join(',', brokers) : brokers.join(','),
      KAFKA_TOPIC: topic,
      ...access.environment,
      KAFKA_COMPRESSION: compression,
      QUEUE_URL: queue.queueUrl,
      DEAD_LETTER_QUEUE_URL: deadLetterQueue.queueUrl,
      ...forwarderTracing(tracing, otlp),
    };
    this.placement = vpc && new VpcPlacement(this, 'Placement', { ...vpc, readsSecrets: access.readsSecrets });
    const lambda = new LambdaFunction(this, 'Sender', {
      ...(this.placement ? { placement: this.placement } : {}),
      ...(architecture ? { architecture } : {}),
      ...activeTracing(tracing),
      layerArn: otlp?.collectorLayerArn,
      bundle: 'forwarder',
      description: 'Writes identity events from the queue to Kafka.',
      timeout,
      memoryMiB: forwarderMemoryMiB,
      externalPackages: access.externalPackages,
      // kafkajs sets a timer to a negative time; Node 24 would say so in the log at every cold start.
      environment: { ...environment, NODE_OPTIONS: '--disable-warning=TimeoutNegativeWarning' },
    }).function;
    this.kafkaStatements = access.statements;
    for (const statement of access.statements) lambda.addToRolePolicy(statement);
    this.function = lambda;
    // Its check asks for the queue's attributes, see forwarder/queues/queue-reach.ts.
    deadLetterQueue.grant(this.function, 'sqs:SendMessage', 'sqs:GetQueueAttributes');
    readUnderFormerKeys(this.function, queue);
    this.function.addEventSource(
      new SqsEventSource(queue, {
        batchSize,
        maxBatchingWindow: batchingWindow,
        reportBatchItemFailures: true,
        maxConcurrency,
      }),
    );
  }

  /** Returns a metric of the product for the bus, per minute. Its default statistic is the one that its values are for. */
  metric(name: MetricName, props?: MetricOptions): Metric {
    return metricOf(this, name, this.bus, props);
  }

  /** Returns the events that Kafka acknowledged. */
  metricDelivered(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsDelivered, props);
  }

  /** Returns the messages that returned to the queue for another attempt. */
  metricRetried(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsRetried, props);
  }

  /** Returns the milliseconds from a trigger event to the acknowledgment of Kafka: the 99th percentile by default. */
  metricLag(props?: MetricOptions): Metric {
    return this.metric(metrics.deliveryLagMilliseconds, props);
  }

  /** Returns the seconds since the oldest message of the queue was sent. */
  metricMessageAge(props?: MetricOptions): Metric {
    return ageOf(this.queue, props);
  }

  /** Returns the messages in the dead-letter queue of the forwarder. */
  metricDeadLetters(props?: MetricOptions): Metric {
    return depthOf(this.deadLetterQueue, props);
  }

  /** Returns the events in the dead-letter queue of the rule. */
  metricRuleDeadLetters(props?: MetricOptions): Metric {
    return depthOf(this.ruleDeadLetterQueue, props);
  }

  /** Returns the failed invocations of the function. */
  metricErrors(props?: MetricOptions): Metric {
    return errorsOf(this.function, props);
  }

  /** Returns the throttled invocations of the function. */
  metricThrottles(props?: MetricOptions): Metric {
    return throttlesOf(this.function, props);
  }

  /** Grants the permissions with which the function writes to Kafka: its secrets, their key and, with IAM, its topics. */
  grantKafkaAccess(grantee: IGrantable): Grant {
    return this.kafkaStatements
      .map(({ actions, resources: resourceArns }) => Grant.addToPrincipal({ grantee, actions, resourceArns }))
      .reduce((all, one) => all.combine(one), Grant.drop(grantee, 'access to Kafka'));
  }

  private route(bus: IEventBus): void {
    const rule = new Rule(this, 'Rule', {
      eventBus: bus,
      description: 'Every identity event to Kafka.',
      eventPattern: { source: [busSource], detailType: Match.prefix('cognito.') },
    });
    rule.addTarget(
      new SqsQueue(this.queue, {
        message: RuleTargetInput.fromEventPath('$.detail'),
        deadLetterQueue: this.ruleDeadLetterQueue,
      }),
    );
    for (const queue of [this.queue, this.ruleDeadLetterQueue]) grantReplayRuleSend(queue, rule);
  }
}
