import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant as Grants } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import { grantPublish } from './access.ts';
import type { EventConsumer } from './event-consumer.ts';
import type { ConsumerProps } from './event-consumer-props.ts';
import { metricOf } from './pipeline-metrics.ts';

/** A pipeline that this app creates, or an existing one (`IdentityEventPipeline.fromPipelineAttributes`). */
export interface IIdentityEventPipeline extends IConstruct {
  /** The bus with the identity events. */
  readonly bus: IEventBus;
  /** Adds a consumer of events. Its name has letters and digits and begins with a capital letter. */
  addConsumer(name: string, props: ConsumerProps): EventConsumer;
  /** Grants a function with `withIdentityEvents` everything that it calls to publish events. */
  grantPublish(grantee: IGrantable): Grant;
  /** Returns a metric of the product for the bus, per minute. Its default statistic is the one that its values are for. */
  metric(name: MetricName, props?: MetricOptions): Metric;
  /** Returns the events that the bus accepted from triggers. */
  metricPublished(props?: MetricOptions): Metric;
  /** Returns the events that neither the bus nor the outbox accepted. */
  metricNotPublished(props?: MetricOptions): Metric;
  /** Returns the events that Kafka acknowledged. */
  metricDelivered(props?: MetricOptions): Metric;
  /** Returns the milliseconds from a trigger event to the acknowledgment of Kafka: the 99th percentile by default. */
  metricLag(props?: MetricOptions): Metric;
}

/** Methods that a created and an existing pipeline have in common. */
export abstract class PipelineBase extends Construct implements IIdentityEventPipeline {
  abstract readonly bus: IEventBus;
  /** The outbox, and the key of its messages; undefined if the pipeline has none, or if they are not known. */
  protected abstract get publishing(): { readonly outboxQueue?: IQueue | undefined; readonly key?: IKey | undefined };

  abstract addConsumer(name: string, props: ConsumerProps): EventConsumer;

  /**
   * Grants a function with `withIdentityEvents` everything that it calls to publish events: the bus, for events of this source
   * only, the outbox, and the KMS key of the outbox. The key for hashed values is not included.
   */
  grantPublish(grantee: IGrantable): Grant {
    const { outboxQueue, key } = this.publishing;
    const publish = grantPublish(this.bus, grantee);
    if (!outboxQueue) return publish;
    const send = { grantee, actions: ['sqs:SendMessage'], resourceArns: [outboxQueue.queueArn] };
    const both = publish.combine(Grants.addToPrincipal(send));
    // The key is put on the queue by an aspect, so the queue itself does not know it.
    const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
    return key ? both.combine(Grants.addToPrincipal({ grantee, actions, resourceArns: [key.keyArn] })) : both;
  }

  /** Returns a metric of the product for the bus, per minute. Its default statistic is the one that its values are for. */
  metric(name: MetricName, props?: MetricOptions): Metric {
    return metricOf(this, name, this.bus, props);
  }

  /** Returns the events that the bus accepted from triggers. */
  metricPublished(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsPublished, props);
  }

  /** Returns the events that neither the bus nor the outbox accepted. */
  metricNotPublished(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsNotPublished, props);
  }

  /** Returns the events that Kafka acknowledged. */
  metricDelivered(props?: MetricOptions): Metric {
    return this.metric(metrics.eventsDelivered, props);
  }

  /** Returns the milliseconds from a trigger event to the acknowledgment of Kafka: the 99th percentile by default. */
  metricLag(props?: MetricOptions): Metric {
    return this.metric(metrics.deliveryLagMilliseconds, props);
  }
}
