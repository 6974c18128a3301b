import { CfnParameter, Fn } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { PipelineConfig } from '../config.ts';
import type { KafkaForwarderProps } from './kafka-forwarder.ts';
import { MskBrokers } from './msk-brokers.ts';
import { SandboxCluster } from './sandbox-cluster.ts';

/** What the forwarder is told of the cluster, and what the stack made of it. */
export interface KafkaCluster {
  readonly kafka: Pick<KafkaForwarderProps, 'brokers' | 'clusterArn' | 'vpc'>;
  /** @default - the cluster is there already, or the deployment names it */
  readonly sandbox?: SandboxCluster;
}

/** The cluster that the events go to: named, looked up by its ARN, asked for at deployment, or made to try the pipeline. */
export function kafkaCluster(stack: Construct, { preset, kafka }: PipelineConfig): KafkaCluster {
  if (preset === 'sandbox') {
    const sandbox = new SandboxCluster(stack, 'Sandbox');
    const { clusterArn, placement } = sandbox;
    return { sandbox, kafka: { clusterArn, vpc: placement, brokers: lookedUp(stack, { ...kafka, clusterArn }) } };
  }
  const { brokers, clusterArn } = kafka;
  if (brokers) return { kafka: { brokers } };
  if (clusterArn === undefined) return { kafka: { brokers: askedFor(stack) } };
  return { kafka: { brokers: lookedUp(stack, { ...kafka, clusterArn }) } };
}

const lookedUp = (
  stack: Construct,
  { clusterArn, authentication, tls }: PipelineConfig['kafka'] & { readonly clusterArn: string },
): string[] => new MskBrokers(stack, 'Msk', { clusterArn, authentication, tls }).brokers;

/** The address of a cluster has no sensible default. */
function askedFor(stack: Construct): string[] {
  const parameter = new CfnParameter(stack, 'KafkaBrokers', {
    description: 'Bootstrap servers of the Kafka cluster: host:port, comma-separated.',
    allowedPattern: '[^\\s:,/]+:\\d{1,5}(,[^\\s:,/]+:\\d{1,5})*',
    constraintDescription: 'host:port, comma-separated',
  });
  return Fn.split(',', parameter.valueAsString);
}
