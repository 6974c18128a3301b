import { partitionOfRegion } from '../../platform/aws-partition.ts';
import { partitionOf, regionOf } from '../../platform/aws-region.ts';
import { members } from './config-problem.ts';
import { rule, type ConfigRule, type OptionPlace } from './config-rule.ts';

/** Returns the Region of a user pool's id; `undefined` if the id names none. */
export const regionOfPool = (id: unknown): string | undefined =>
  typeof id === 'string' && id.includes('_') ? id.split('_')[0] : undefined;

/** Returns the Region of the first user pool whose id names one. */
export function regionOfPools(config: unknown): string | undefined {
  const { userPools } = members(config);
  const pools = Array.isArray(userPools) ? (userPools as unknown[]) : [];
  return pools.map((pool) => regionOfPool(members(pool)['id'])).find((region) => region !== undefined);
}

/** Returns an ARN in a configuration; `undefined` if the value is something else. */
export const arnIn = (found: unknown): string | undefined =>
  typeof found === 'string' && found.startsWith('arn:') ? found : undefined;

/** Whether an ARN is in another Region. Without a Region on either side it is not. */
export function isElsewhere(found: unknown, region: string | undefined): boolean {
  const own = regionOf(arnIn(found) ?? '');
  return region !== undefined && own !== undefined && own !== region;
}

/** Rule for an ARN of a resource that has to be in the Region of the stack. */
export const inStackRegion = (text: string, example: object, applies: (found: unknown) => boolean = () => true) =>
  rule({
    text,
    example,
    isBroken: ({ found, stackRegion }) => isElsewhere(found, stackRegion) && applies(found),
    allowed: ({ stackRegion = '' }) => `an ARN of ${stackRegion}, the Region of the stack`,
  });

/** Credentials of one partition are unknown in every other: all ARNs must be in the partition of the stack. */
export const onePartition: ConfigRule = {
  cases: [
    {
      text: 'Every ARN is in the partition of the stack, here `aws`.',
      example: {
        userPools: [{ id: 'eu-west-1_A' }],
        privacy: { hashKeyArn: 'arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/key' },
      },
    },
  ],
  check: ({ found, stackRegion }: OptionPlace) => {
    const arns = everyArn(found);
    const [first] = arns;
    const partition = stackRegion === undefined ? first && partitionOf(first.arn) : partitionOfRegion(stackRegion);
    const why = stackRegion === undefined ? 'as the first ARN here' : `that of ${stackRegion}`;
    const allowed = `an ARN of a Region of the partition ${partition ?? ''}, ${why}`;
    const isForeign = (arn: string): boolean => {
      const region = regionOf(arn);
      return partitionOf(arn) !== partition || (region !== undefined && partitionOfRegion(region) !== partition);
    };
    return arns.filter(({ arn }) => isForeign(arn)).map(({ path, arn }) => ({ path, found: arn, allowed }));
  },
};

interface NamedArn {
  readonly path: readonly string[];
  readonly arn: string;
}

/** Every ARN of the configuration, in the order of the options. */
function everyArn(found: unknown, path: readonly string[] = []): NamedArn[] {
  const arn = arnIn(found);
  if (arn !== undefined) return [{ path, arn }];
  if (typeof found !== 'object' || found === null) return [];
  return Object.entries(found).flatMap(([name, member]) => everyArn(member, [...path, name]));
}
