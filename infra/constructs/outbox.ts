import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Architecture, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import type { OutboxEnvironment } from '../../contracts/environment.ts';
import type { TracingMode } from '../../contracts/tracing.ts';
import { checkProps, tracingProps } from './check-props.ts';
import { EventQueue } from './event-queue.ts';
import { readUnderFormerKeys } from './former-keys.ts';
import { PublisherFunction } from './publisher-function.ts';
import { ageOf, depthOf, errorsOf, metricOf } from './pipeline-metrics.ts';
import { tracingVariable } from './traced-functions.ts';

/** Props of the outbox. */
export interface OutboxProps {
  /** The bus that the events are for. */
  readonly bus: IEventBus;
  /** CPU architecture of the function. @default Architecture.X86_64 */
  readonly architecture?: Architecture;
  /** Whether and how events are traced until Kafka. With 'xray' the function has active tracing. @default 'off' */
  readonly tracing?: TracingMode;
}

const timeout = Duration.seconds(30);

/** As many as PutEvents takes in one call. */
const batchSize = 10;

/** The queue for events that the bus did not accept, and the function that brings them to the bus once it does. */
export class Outbox extends Construct {
  /** Events that the bus has not accepted yet. */
  readonly queue: Queue;
  /** Events that the bus did not accept for longer than an outage lasts, and messages that can never be published. */
  readonly deadLetterQueue: Queue;
  /** The function that moves events from the queue to the bus. */
  readonly function: Lambda;

  private readonly bus: IEventBus;

  constructor(scope: Construct, id: string, { bus, ...props }: OutboxProps) {
    super(scope, id);
    this.bus = bus;
    checkProps(this, tracingProps(props));
    const { queue, deadLetterQueue } = new EventQueue(this, 'Events', { consumerTimeout: timeout });
    this.queue = queue;
    this.deadLetterQueue = deadLetterQueue;
    const environment: Pick<OutboxEnvironment, 'DEAD_LETTER_QUEUE_URL' | 'TRACING'> = {
      DEAD_LETTER_QUEUE_URL: deadLetterQueue.queueUrl,
      ...tracingVariable(props.tracing),
    };
    this.function = new PublisherFunction(this, 'Recovery', {
      ...props,
      bus,
      bundle: 'outbox',
      description: 'Brings events that the bus had refused to the bus.',
      timeout,
      memoryMiB: 256,
      environment: { ...environment },
    }).function;
    deadLetterQueue.grant(this.function, 'sqs:SendMessage');
    readUnderFormerKeys(this.function, queue);
    this.function.addEventSource(
      new SqsEventSource(queue, { batchSize, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
  }

  /** Returns a metric of the product for the bus, per minute. Its default statistic is the one that its values are for. */
  metric(name: MetricName, props?: MetricOptions): Metric {
    return metricOf(this, name, this.bus, props);
  }

  /** Returns the events that the bus rejected and the outbox accepted. */
  metricSent(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsSentToOutbox, props);
  }

  /** Returns the events that the function moved from the outbox to the bus. */
  metricRecovered(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsRecovered, props);
  }

  /** Returns the seconds since the oldest message of the outbox was sent. */
  metricMessageAge(props?: MetricOptions): Metric {
    return ageOf(this.queue, props);
  }

  /** Returns the messages in the dead-letter queue of the outbox. */
  metricDeadLetters(props?: MetricOptions): Metric {
    return depthOf(this.deadLetterQueue, props);
  }

  /** Returns the failed invocations of the function. */
  metricErrors(props?: MetricOptions): Metric {
    return errorsOf(this.function, props);
  }
}
