import { Type } from '@sinclair/typebox';
import { closed, yesOrNo } from '../config-fields.ts';
import { rule, withRules, type OptionPlace } from '../config-rule.ts';
import { exampleClusterArn, exampleVpc } from '../example-values.ts';
import { notInSandbox } from '../presets.ts';
import { authenticationAt } from './authentication.ts';
import { brokersIn, isPrivateBroker } from './msk-brokers.ts';

const ids = (kind: string, description: string) =>
  Type.Array(Type.String({ pattern: `^${kind}-[0-9a-f]{8,17}$`, hint: `an id ${kind}-…` }), {
    minItems: 1,
    description,
    hint: `a list of ids ${kind}-…`,
  });

const privateBroker = ({ siblings: { brokers } }: OptionPlace): string | undefined =>
  brokersIn(brokers).find(isPrivateBroker);

const allowed = 'a VPC that can reach the brokers';

/** `kafka.vpc` of the pipeline's configuration: the VPC of the forwarder. */
export const vpcSchema = withRules(
  Type.Optional(
    closed(
      {
        vpcId: Type.String({
          pattern: '^vpc-[0-9a-f]{8,17}$',
          description: 'A VPC that can reach the brokers, for example their own.',
          hint: 'an id vpc-…',
        }),
        subnetIds: ids(
          'subnet',
          'Private subnets of that VPC for the forwarder, best in two or three Availability Zones.',
        ),
        securityGroupIds: Type.Optional(
          ids(
            'sg',
            'Security groups for the forwarder. By default, the stack creates one that allows all outbound traffic and outputs ' +
              "its id. Allow inbound traffic from it in the brokers' security group.",
          ),
        ),
        createEndpoints: yesOrNo({
          default: false,
          description:
            'Whether the stack creates interface endpoints in these subnets for SQS and, if there is a secret, Secrets Manager. ' +
            'Otherwise the subnets need a NAT gateway or existing endpoints. A VPC can have each endpoint only once.',
        }),
      },
      { description: 'VPC in which the forwarder runs, to reach brokers in a VPC.' },
    ),
  ),
  notInSandbox({ kafka: { vpc: exampleVpc } }),
  rule({
    text:
      'Required with `kafka.clusterArn` and `none`. With an authentication and without a VPC the forwarder uses the public ' +
      'listener of the cluster. The deployment fails if the cluster has none.',
    example: { kafka: { authentication: 'none', clusterArn: exampleClusterArn } },
    isBroken: (place) =>
      authenticationAt(place) === 'none' &&
      place.siblings['clusterArn'] !== undefined &&
      place.siblings['brokers'] === undefined &&
      place.found === undefined,
    allowed,
    because: 'kafka.clusterArn has no public listener without an authentication',
  }),
  rule({
    text: 'Required if a broker has a private address, or the private name of a broker of Amazon MSK.',
    example: { kafka: { authentication: 'none', brokers: ['10.0.0.7:9092'] } },
    isBroken: (place) =>
      authenticationAt(place) !== undefined && place.found === undefined && privateBroker(place) !== undefined,
    allowed,
    because: (place) => `${privateBroker(place) ?? ''} is not a public address`,
  }),
);
