import { GetBootstrapBrokersCommand, KafkaClient, type GetBootstrapBrokersCommandOutput } from '@aws-sdk/client-kafka';
import { inRegionOf } from '../../platform/aws-region.ts';
import type { KafkaAuthentication } from '../../contracts/kafka-authentication.ts';
import { pauses } from '../../platform/pauses.ts';
import { retryDenied } from '../../platform/retry-denied.ts';
import type { MskNetwork } from './msk-network.ts';

/** Properties of the custom resource. CloudFormation passes only strings. */
export interface MskBrokersProperties {
  readonly clusterArn: string;
  readonly authentication: KafkaAuthentication;
  readonly tls: 'on' | 'off';
  /** From where the brokers are reached: from a VPC, or from the internet by their public listeners. */
  readonly network: MskNetwork;
}

/** The event of CDK's provider framework for a custom resource. */
interface ResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: MskBrokersProperties;
}

/** Lambda handler of a custom resource: gives the cluster's bootstrap servers, or throws, and so fails the deployment. */
export async function handler({ RequestType, ResourceProperties }: ResourceEvent) {
  const PhysicalResourceId = `msk-brokers-${ResourceProperties.clusterArn}`;
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const brokers = await bootstrapBrokers(
    new KafkaClient(inRegionOf(ResourceProperties.clusterArn)),
    ResourceProperties,
    pauses,
  );
  return { PhysicalResourceId, Data: { brokers } };
}

type Listener = Exclude<keyof GetBootstrapBrokersCommandOutput, '$metadata'>;

/**
 * "Get the bootstrap brokers for an Amazon MSK cluster", Amazon MSK developer guide: each listener has its own servers.
 * Public ones have TLS and an authentication ("Turn on public access to an MSK Provisioned cluster").
 */
function listenerFor({ authentication, tls, network }: MskBrokersProperties): Listener {
  if (network === 'public') {
    if (authentication === 'iam') return 'BootstrapBrokerStringPublicSaslIam';
    return authentication === 'scram-sha-512'
      ? 'BootstrapBrokerStringPublicSaslScram'
      : 'BootstrapBrokerStringPublicTls';
  }
  if (authentication === 'iam') return 'BootstrapBrokerStringSaslIam';
  if (authentication === 'scram-sha-512') return 'BootstrapBrokerStringSaslScram';
  return authentication === 'mtls' || tls === 'on' ? 'BootstrapBrokerStringTls' : 'BootstrapBrokerString';
}

/**
 * The cluster's bootstrap servers for this authentication, `host:port,host:port`. Rejects, naming the cluster and the remedy,
 * where it has none for it or cannot be asked, also after the pauses that a denial gets.
 */
export async function bootstrapBrokers(
  client: Pick<KafkaClient, 'send'>,
  properties: MskBrokersProperties,
  pause: (attempt: number) => Promise<void>,
): Promise<string> {
  const { clusterArn, authentication, network } = properties;
  let answer: GetBootstrapBrokersCommandOutput;
  try {
    const ask = () => client.send(new GetBootstrapBrokersCommand({ ClusterArn: clusterArn }));
    answer = await retryDenied(ask, pause);
  } catch (cause) {
    const { name, message } = cause as Error;
    throw new Error(
      `The brokers of ${clusterArn} cannot be looked up: ${name}: ${message}. Correct kafka.clusterArn, or name the brokers ` +
        'in kafka.brokers.',
      { cause },
    );
  }
  const brokers = answer[listenerFor(properties)];
  if (brokers) return brokers;
  if (network === 'public') {
    throw new Error(
      `The cluster ${clusterArn} has no public listener for the authentication "${authentication}", and without kafka.vpc ` +
        'the forwarder runs outside of its VPC. Set kafka.vpc, or turn on public access for the cluster.',
    );
  }
  throw new Error(
    `The cluster ${clusterArn} has no listener for the authentication "${authentication}"` +
      `${authentication === 'none' ? ` ${properties.tls === 'on' ? 'with' : 'without'} TLS` : ''}. Turn it on for the cluster, or ` +
      'choose another kafka.authentication.',
  );
}
