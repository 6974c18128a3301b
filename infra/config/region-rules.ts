import { partitionOf, partitionOfRegion, regionOf, regionOfBroker } from '../../platform/aws-region.ts';
import { members, type ConfigProblem } from './config-problem.ts';
import { kindOf } from './consumers/target-kind.ts';

/** An ARN of the configuration, and where it is. */
interface NamedArn {
  readonly path: readonly string[];
  readonly arn: string;
}

/**
 * Returns the problems with the Regions and partitions of a configuration. `stackRegion` is the Region of the stack if it
 * is known. Otherwise the user pools name it.
 */
export function regionProblems(config: unknown, stackRegion = regionOfPools(config)): ConfigProblem[] {
  const { kafka, encryption, operations } = members(config);
  const ofStack = [
    ...arnAt(['encryption', 'keyArn'], members(encryption)['keyArn']),
    ...arnAt(['operations', 'alarmTopicArn'], members(operations)['alarmTopicArn']),
    ...keysOfSenders(config),
    ...targetsOf(config),
  ];
  return [
    ...foreignPools(config, stackRegion),
    ...foreignPartitions(config, stackRegion),
    ...ofStack.flatMap((named) => elsewhere(named, stackRegion, 'the Region of the stack')),
    ...kafkaRegions(members(kafka), stackRegion),
  ];
}

/** Another rule requires all pools to be in one Region. */
function foreignPools(config: unknown, stackRegion: string | undefined): ConfigProblem[] {
  const ofPools = regionOfPools(config);
  if (ofPools === undefined || ofPools === stackRegion) return [];
  return [{ path: ['userPools'], found: ofPools, allowed: `pools of ${stackRegion ?? ''}, the Region of the stack` }];
}

const arnAt = (path: readonly string[], found: unknown): NamedArn[] =>
  typeof found === 'string' && found.startsWith('arn:') ? [{ path, arn: found }] : [];

function poolsOf(config: unknown): Readonly<Record<string, unknown>>[] {
  const { userPools } = members(config);
  return (Array.isArray(userPools) ? (userPools as unknown[]) : []).map(members);
}

function regionOfPools(config: unknown): string | undefined {
  const ids = poolsOf(config).map(({ id }) => id);
  const id = ids.find((found): found is string => typeof found === 'string' && found.includes('_'));
  return id?.split('_')[0];
}

const keysOfSenders = (config: unknown): NamedArn[] =>
  poolsOf(config).flatMap((pool, index) =>
    arnAt(['userPools', String(index), 'customSenderKeyArn'], pool['customSenderKeyArn']),
  );

/** EventBridge brings events to a bus of another Region, and to no other target there. */
const targetsOf = (config: unknown): NamedArn[] =>
  Object.entries(members(members(config)['consumers'])).flatMap(([name, consumer]) =>
    arnAt(['consumers', name, 'target'], members(consumer)['target']).filter(({ arn }) => kindOf(arn) !== 'eventBus'),
  );

/** Returns the problem of an ARN in another Region; none if the Region is not known. */
function elsewhere({ path, arn }: NamedArn, region: string | undefined, why: string): ConfigProblem[] {
  const found = regionOf(arn);
  if (region === undefined || found === undefined || found === region) return [];
  return [{ path, found: arn, allowed: `an ARN of ${region}, ${why}` }];
}

/** Every ARN of the configuration, in the order of the options. */
function everyArn(found: unknown, path: readonly string[] = []): NamedArn[] {
  if (typeof found === 'string') return arnAt(path, found);
  if (typeof found !== 'object' || found === null) return [];
  return Object.entries(found).flatMap(([name, member]) => everyArn(member, [...path, name]));
}

/** Credentials of one partition are unknown in every other: all ARNs must be in the stack's partition. */
function foreignPartitions(config: unknown, stackRegion: string | undefined): ConfigProblem[] {
  const arns = everyArn(config);
  const [first] = arns;
  const partition = stackRegion === undefined ? first && partitionOf(first.arn) : partitionOfRegion(stackRegion);
  return arns.flatMap(({ path, arn }) => {
    const region = regionOf(arn);
    const ofRegion = region === undefined ? partition : partitionOfRegion(region);
    const isSound = partitionOf(arn) === partition && ofRegion === partition;
    const why = stackRegion === undefined ? 'as the first ARN here' : `that of ${stackRegion}`;
    return isSound
      ? []
      : [{ path, found: arn, allowed: `an ARN of a Region of the partition ${partition ?? ''}, ${why}` }];
  });
}

/** The cluster's Region signs with IAM, and holds the secret for SCRAM; a key is in the Region of its secret. */
function kafkaRegions(kafka: Readonly<Record<string, unknown>>, stackRegion: string | undefined): ConfigProblem[] {
  const [cluster] = arnAt([], kafka['clusterArn']).map(({ arn }) => regionOf(arn));
  const servers = Array.isArray(kafka['brokers']) ? (kafka['brokers'] as unknown[]) : [];
  const regions = servers.map((server) => (typeof server === 'string' ? regionOfBroker(server) : undefined));
  const msk = cluster ?? regions.find((region) => region !== undefined);
  const [secret] = arnAt(['kafka', 'secretArn'], kafka['secretArn']);
  const [authority] = arnAt(['kafka', 'caSecretArn'], kafka['caSecretArn']);
  const [key] = arnAt(['kafka', 'secretKeyArn'], kafka['secretKeyArn']);
  const ofCluster = cluster === undefined ? 'as the first broker' : 'the Region of kafka.clusterArn';
  const onMsk = kafka['authentication'] === 'scram-sha-512' ? msk : undefined;
  const endpoints = members(kafka['vpc'])['createEndpoints'] === true ? stackRegion : undefined;
  const because = 'because kafka.vpc.createEndpoints creates endpoints only for that Region';
  const wrongSecret = secret ? elsewhere(secret, onMsk, 'the Region of the MSK cluster') : [];
  return [
    ...regions.flatMap((region, index) =>
      region === undefined || region === msk
        ? []
        : [
            {
              path: ['kafka', 'brokers', String(index)],
              found: servers[index],
              allowed: `brokers of ${msk ?? ''}, ${ofCluster}`,
            },
          ],
    ),
    ...wrongSecret,
    ...(secret && wrongSecret.length === 0 ? elsewhere(secret, endpoints, because) : []),
    ...(authority ? elsewhere(authority, endpoints, because) : []),
    ...(key && secret ? elsewhere(key, regionOf(secret.arn), 'the Region of kafka.secretArn') : []),
  ];
}
