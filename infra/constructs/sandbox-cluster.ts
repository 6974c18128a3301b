import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Port, SecurityGroup, SubnetType, Vpc, type IConnectable } from 'aws-cdk-lib/aws-ec2';
import { CfnServerlessCluster } from 'aws-cdk-lib/aws-msk';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { KafkaVpcProps } from './vpc-placement.ts';

/** Of MSK with IAM, inside of a VPC ("Port information", Amazon MSK developer guide). */
const iamPort = 9098;

const maxNameLength = 64;

/**
 * A cluster of MSK Serverless in a VPC of its own, to try the pipeline with: nothing in that VPC reaches the internet, or is
 * reached from it. All of it, with the events in it, goes with the stack.
 */
export class SandboxCluster extends Construct {
  /** Known at deployment. */
  readonly clusterArn: string;
  /** Where the forwarder runs, with the endpoints that it needs there. */
  readonly placement: KafkaVpcProps;
  private readonly brokers: SecurityGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new Vpc(this, 'Vpc', {
      // MSK Serverless needs two zones ("Create an MSK Serverless cluster").
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Private', subnetType: SubnetType.PRIVATE_ISOLATED }],
      // Nothing is in the default group; and closing it would take a function with rights on every group.
      restrictDefaultSecurityGroup: false,
    });
    acknowledge(vpc, {
      VPC7: 'Flow logs have their price, and a sandbox without a way out has no traffic but its own.',
    });
    const subnetIds = vpc.isolatedSubnets.map(({ subnetId }) => subnetId);
    this.brokers = new SecurityGroup(this, 'Brokers', {
      vpc,
      description: `Brokers of ${Stack.of(this).stackName}.`,
      allowAllOutbound: false,
    });
    const cluster = new CfnServerlessCluster(this, 'Cluster', {
      clusterName: `${Stack.of(this).stackName.slice(0, maxNameLength - '-sandbox'.length)}-sandbox`,
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      vpcConfigs: [{ subnetIds, securityGroups: [this.brokers.securityGroupId] }],
    });
    cluster.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.clusterArn = cluster.attrArn;
    this.placement = { vpcId: vpc.vpcId, subnetIds, createEndpoints: true };
  }

  /** Allows inbound traffic from a client to the brokers. */
  allowInboundFrom(client: IConnectable): void {
    this.brokers.connections.allowFrom(client, Port.tcp(iamPort), 'Kafka with IAM');
  }
}
