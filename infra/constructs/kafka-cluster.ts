import { CfnParameter, Fn } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineConfig } from '../config/config.ts';
import type { PipelineKafkaProps } from './identity-event-pipeline-props.ts';
import { SandboxCluster } from './sandbox-cluster.ts';

/** Properties of the cluster that the configuration does not contain, and the created cluster. */
export interface KafkaCluster {
  readonly kafka: Pick<PipelineKafkaProps, 'brokers' | 'clusterArn' | 'vpc'>;
  /** @default - the cluster exists, or the deployment names it */
  readonly sandbox?: SandboxCluster;
}

/** The cluster that the events go to: as configured, asked for at deployment, or made to try the pipeline. */
export function kafkaCluster(stack: Construct, { preset, kafka }: PipelineConfig): KafkaCluster {
  if (preset === 'sandbox') {
    const sandbox = new SandboxCluster(stack, 'Sandbox');
    return { sandbox, kafka: { clusterArn: sandbox.clusterArn, vpc: sandbox.placement } };
  }
  const isNamed = kafka.brokers !== undefined || kafka.clusterArn !== undefined;
  return { kafka: isNamed ? {} : { brokers: askedFor(stack) } };
}

/** Form of the parameter with the bootstrap servers. */
export const brokersParameter = {
  allowedPattern: '[^\\s:,/]+:\\d{1,5}(,[^\\s:,/]+:\\d{1,5})*',
  constraintDescription: 'host:port, comma-separated',
};

/** The address of a cluster has no sensible default. */
function askedFor(stack: Construct): string[] {
  const parameter = new CfnParameter(stack, 'KafkaBrokers', {
    description: 'Bootstrap servers of the Kafka cluster: host:port, comma-separated.',
    ...brokersParameter,
  });
  return Fn.split(',', parameter.valueAsString);
}
