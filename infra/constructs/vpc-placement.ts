import { Annotations, Fn, Stack } from 'aws-cdk-lib';
import {
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  Port,
  SecurityGroup,
  Subnet,
  Vpc,
  type ISecurityGroup,
  type ISubnet,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** A VPC from which a function reaches the brokers. */
export interface KafkaVpcProps {
  /** The VPC from which the brokers can be reached. */
  readonly vpcId: string;
  /** Private subnets of it. */
  readonly subnetIds: readonly string[];
  /** Security groups of the function. @default - a new one that allows all outbound traffic */
  readonly securityGroupIds?: readonly string[];
  /**
   * Whether the stack creates interface endpoints for the AWS services that the function calls.
   * @default false: the subnets need a NAT gateway or existing endpoints
   */
  readonly createEndpoints?: boolean;
}

/** Props of a placement. */
export interface VpcPlacementProps extends KafkaVpcProps {
  /** Whether the function reads secrets. */
  readonly readsSecrets: boolean;
}

/** Where in a VPC a function runs, and how it reaches AWS from there. */
export class VpcPlacement extends Construct {
  /** The VPC. */
  readonly vpc: IVpc;
  /** Subnets of the function. */
  readonly subnets: readonly ISubnet[];
  /** Security groups of the function. */
  readonly securityGroups: readonly ISecurityGroup[];

  constructor(scope: Construct, id: string, props: VpcPlacementProps) {
    super(scope, id);
    const { vpcId, subnetIds, securityGroupIds, createEndpoints = false, readsSecrets } = props;
    // Only named: which zones the subnets are in is of no matter here.
    const availabilityZones = subnetIds.map((_id, index) => Fn.select(index, Fn.getAzs()));
    this.vpc = Vpc.fromVpcAttributes(this, 'Vpc', { vpcId, availabilityZones });
    this.subnets = subnetIds.map((subnetId, index) => Subnet.fromSubnetId(this, `Subnet${index}`, subnetId));
    this.securityGroups = securityGroupIds?.map((groupId, index) =>
      SecurityGroup.fromSecurityGroupId(this, `Group${index}`, groupId),
    ) ?? [this.ownGroup()];
    // Nothing here looks at their routes.
    Annotations.of(this).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');
    if (createEndpoints) this.addEndpoints(readsSecrets);
  }

  private ownGroup(): SecurityGroup {
    const description = `Forwarder of ${Stack.of(this).stackName}: to Kafka, SQS and Secrets Manager.`;
    return new SecurityGroup(this, 'Group', { vpc: this.vpc, description });
  }

  /** The queue hands over batches from outside the VPC; the function itself calls SQS for failed messages, and Secrets Manager. */
  private addEndpoints(readsSecrets: boolean): void {
    const { vpc, subnets } = this;
    const group = new SecurityGroup(this, 'Endpoints', {
      vpc,
      description: 'Endpoints of AWS for the forwarder.',
      allowAllOutbound: false,
    });
    for (const from of this.securityGroups) group.addIngressRule(from, Port.tcp(443), 'The forwarder');
    const { SQS, SECRETS_MANAGER } = InterfaceVpcEndpointAwsService;
    const services = { Sqs: SQS, ...(readsSecrets ? { SecretsManager: SECRETS_MANAGER } : {}) };
    for (const [name, service] of Object.entries(services))
      new InterfaceVpcEndpoint(this, name, {
        vpc,
        service,
        subnets: { subnets: [...subnets] },
        securityGroups: [group],
        privateDnsEnabled: true,
        open: false,
      });
  }
}
