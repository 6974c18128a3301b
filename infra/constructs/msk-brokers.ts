import { Fn } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { tlsByDefault, type KafkaAuthentication } from '../../contracts/kafka-authentication.ts';
import type { MskBrokersProperties } from '../deploy-checks/msk-brokers.ts';
import type { MskNetwork } from '../deploy-checks/msk-network.ts';
import { checkProps, kafkaProps } from './check-props.ts';
import { DeployCheck } from './deploy-check.ts';

/** Props of the look-up. */
export interface MskBrokersProps {
  /** ARN of an MSK cluster, provisioned or serverless, of this account. */
  readonly clusterArn: string;
  /** How the function that uses the brokers authenticates. */
  readonly authentication: KafkaAuthentication;
  /** Whether its connections use TLS. @default - true with an authentication, otherwise false */
  readonly tls?: boolean | undefined;
  /** Whether the function that uses the brokers runs in a VPC or uses their public listeners. @default 'vpc' */
  readonly network?: MskNetwork;
}

/** The bootstrap servers of an MSK cluster, looked up while the stack deploys; without them the deployment fails. */
export class MskBrokers extends Construct {
  /** Bootstrap servers, each host:port. They are known only at deployment. */
  readonly brokers: string[];

  constructor(scope: Construct, id: string, { clusterArn, authentication, tls, network = 'vpc' }: MskBrokersProps) {
    super(scope, id);
    checkProps(
      this,
      kafkaProps({ clusterArn, authentication, tls }).filter(({ value }) => value !== undefined),
    );
    const properties: MskBrokersProperties = {
      clusterArn,
      authentication,
      tls: (tls ?? tlsByDefault(authentication)) ? 'on' : 'off',
      network,
    };
    const check = new DeployCheck(this, 'LookUp', {
      bundle: 'msk-brokers',
      description: 'Looks up the brokers of the MSK cluster.',
      resourceType: 'Custom::MskBrokers',
      actions: ['kafka:GetBootstrapBrokers'],
      resources: [clusterArn],
      properties: { ...properties },
    });
    this.brokers = Fn.split(',', check.result.getAttString('brokers'));
  }
}

/** Looks up the brokers of the cluster that the props of a pipeline name. */
export function clusterBrokers(
  scope: Construct,
  props: Partial<Pick<MskBrokersProps, 'clusterArn' | 'authentication' | 'tls'>> & { readonly vpc?: object },
): string[] {
  const { clusterArn = '', authentication = 'none', tls, vpc } = props;
  return new MskBrokers(scope, 'Msk', { clusterArn, authentication, tls, network: vpc ? 'vpc' : 'public' }).brokers;
}
