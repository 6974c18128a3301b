import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { EventConsumer } from './event-consumer.ts';
import type { ConsumerProps } from './event-consumer-props.ts';
import { PipelineBase } from './pipeline-base.ts';

/** Resources of an existing pipeline. Its stack outputs their names. */
export interface PipelineAttributes {
  /** The bus with the identity events, for example `EventBus.fromEventBusName(…)`: output `EventBusName`. */
  readonly bus: IEventBus;
  /** The outbox, for `grantPublish`: output `OutboxQueueUrl`. @default - grantPublish does not include the outbox */
  readonly outboxQueue?: IQueue;
  /** The KMS key of the outbox, for `grantPublish`: output `EncryptionKeyArn`. @default - the key of SQS */
  readonly encryptionKey?: IKey;
  /** Topic for the alarms of consumers: output `AlarmTopicArn`. @default - the alarms only have their state */
  readonly alarmTopic?: ITopic;
}

/** A pipeline of another stack or app. */
export class ExistingPipeline extends PipelineBase {
  readonly bus: IEventBus;
  private readonly attributes: PipelineAttributes;

  constructor(scope: Construct, id: string, attributes: PipelineAttributes) {
    super(scope, id);
    this.bus = attributes.bus;
    this.attributes = attributes;
  }

  addConsumer(name: string, props: ConsumerProps): EventConsumer {
    const { bus, alarmTopic } = this.attributes;
    const alarm = alarmTopic ? { alarmAction: new SnsAction(alarmTopic) } : {};
    return new EventConsumer(this, name, { ...props, ...alarm, bus });
  }

  protected get publishing() {
    const { outboxQueue, encryptionKey: key } = this.attributes;
    return { outboxQueue, key };
  }
}
