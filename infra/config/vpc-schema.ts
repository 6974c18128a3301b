import { Type } from '@sinclair/typebox';
import { closed, yesOrNo } from './config-fields.ts';

const ids = (kind: string, description: string) =>
  Type.Array(Type.String({ pattern: `^${kind}-[0-9a-f]{8,17}$`, hint: `an id ${kind}-…` }), {
    minItems: 1,
    description,
    hint: `a list of ids ${kind}-…`,
  });

/** `kafka.vpc` of the pipeline's configuration: where the forwarder runs that reaches brokers in a VPC. */
export const vpcSchema = Type.Optional(
  closed(
    {
      vpcId: Type.String({
        pattern: '^vpc-[0-9a-f]{8,17}$',
        description: 'The VPC from which the brokers can be reached, for example their own.',
        hint: 'an id vpc-…',
      }),
      subnetIds: ids('subnet', 'Private subnets of it for the forwarder, best in two or three Availability Zones.'),
      securityGroupIds: Type.Optional(
        ids(
          'sg',
          'Security groups of the forwarder. Without them the stack makes one that lets everything out, and gives it out: the ' +
            "brokers' own group has to let it in.",
        ),
      ),
      createEndpoints: yesOrNo({
        default: false,
        description:
          'Whether the stack makes interface endpoints for SQS and, where there is a secret, Secrets Manager in these ' +
          'subnets. Without them the subnets need a NAT gateway or such endpoints already: a VPC takes each only once.',
      }),
    },
    { description: 'Where in a VPC the forwarder runs, from which the brokers can be reached.' },
  ),
);
