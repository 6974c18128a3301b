import { Stack, Tags, Token, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { checkRegions, type PipelineConfig } from './config/config.ts';
import { configuredPipeline } from './configured-pipeline.ts';
import { configuredConsumer } from './constructs/configured-consumer.ts';
import type { EventConsumer } from './constructs/event-consumer.ts';
import type { ConsumerProps } from './constructs/event-consumer-props.ts';
import { IdentityEventPipeline } from './constructs/identity-event-pipeline.ts';
import { kafkaCluster } from './constructs/kafka-cluster.ts';
import { addOutputs } from './constructs/stack-outputs.ts';
import { stackDescription } from '../contracts/stack-description.ts';

export interface PipelineStackProps extends StackProps {
  readonly config: PipelineConfig;
}

/** A stack with a pipeline, for a configuration. */
export class PipelineStack extends Stack {
  readonly pipeline: IdentityEventPipeline;

  constructor(scope: Construct, id: string, { config, ...props }: PipelineStackProps) {
    const { terminationProtection } = config;
    super(scope, id, { description: stackDescription, terminationProtection, ...props });
    if (!Token.isUnresolved(this.region)) checkRegions(config, this.region);
    const { kafka, sandbox } = kafkaCluster(this, config);
    const pipeline = configuredPipeline(config);
    // With this id what is in it is named as if it were in the stack itself.
    this.pipeline = new IdentityEventPipeline(this, 'Default', { ...pipeline, kafka: { ...pipeline.kafka, ...kafka } });
    if (sandbox) {
      for (const group of this.pipeline.forwarder.placement?.securityGroups ?? []) sandbox.allowInboundFrom(group);
      addOutputs(this, { SandboxClusterArn: sandbox.clusterArn });
    }
    for (const [name, value] of Object.entries(config.tags)) Tags.of(this).add(name, value);
    for (const [name, consumer] of Object.entries(config.consumers))
      this.addConsumer(name, configuredConsumer(consumer));
  }

  /** Adds a consumer to the pipeline. Its name has letters and digits and begins with a capital letter. */
  addConsumer(name: string, props: ConsumerProps): EventConsumer {
    return this.pipeline.addConsumer(name, props);
  }
}
