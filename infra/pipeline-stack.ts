import { CfnParameter, Fn, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineConfig } from './config.ts';
import { configuredPipeline } from './configured-pipeline.ts';
import { configuredConsumer } from './constructs/configured-consumer.ts';
import type { ConsumerProps, EventConsumer } from './constructs/event-consumer.ts';
import { IdentityEventPipeline } from './constructs/identity-event-pipeline.ts';
import { consumerOutputs, pipelineOutputs } from './constructs/pipeline-outputs.ts';

export interface PipelineStackProps extends StackProps {
  readonly config: PipelineConfig;
}

/** A stack with a pipeline, for a configuration. */
export class PipelineStack extends Stack {
  readonly pipeline: IdentityEventPipeline;

  constructor(scope: Construct, id: string, { config, ...props }: PipelineStackProps) {
    super(scope, id, { description: 'Identity events of Cognito user pools to Kafka.', ...props });
    const { kafka, ...pipeline } = configuredPipeline(config);
    const isNamed = kafka.brokers !== undefined || kafka.clusterArn !== undefined;
    const brokers = isNamed ? {} : { brokers: this.brokersParameter() };
    // With this id what is in it is named as if it were in the stack itself.
    this.pipeline = new IdentityEventPipeline(this, 'Default', { ...pipeline, kafka: { ...kafka, ...brokers } });
    pipelineOutputs(this, this.pipeline);
    for (const [name, value] of Object.entries(config.tags)) Tags.of(this).add(name, value);
    for (const [name, consumer] of Object.entries(config.consumers))
      this.addConsumer(name, configuredConsumer(consumer));
  }

  /** As the pipeline's, and with outputs. */
  addConsumer(name: string, props: ConsumerProps): EventConsumer {
    const consumer = this.pipeline.addConsumer(name, props);
    consumerOutputs(this, consumer);
    return consumer;
  }

  /** Asked for at deployment: the address of a cluster has no sensible default. */
  private brokersParameter(): string[] {
    const parameter = new CfnParameter(this, 'KafkaBrokers', {
      description: 'Bootstrap servers of the Kafka cluster: host:port, comma-separated.',
      allowedPattern: '[^\\s:,/]+:\\d{1,5}(,[^\\s:,/]+:\\d{1,5})*',
      constraintDescription: 'host:port, comma-separated',
    });
    return Fn.split(',', parameter.valueAsString);
  }
}
