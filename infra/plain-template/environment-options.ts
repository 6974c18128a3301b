import type { TSchema } from '@sinclair/typebox';
import { schemaAt, type PipelineConfig } from '../config/config-schema.ts';

/** An option whose value is a parameter of the plain template. */
export interface EnvironmentOption {
  /** Name of the parameter: `kafka.secretArn` is `KafkaSecretArn`. */
  readonly parameter: string;
  /** Steps from the root of the configuration. */
  readonly path: readonly string[];
  /** Value in the configuration. `undefined` only for an option of `emptyByDefault`. */
  readonly value: unknown;
  readonly schema: TSchema;
}

/** Options whose parameter exists and is empty if the configuration does not set them. */
export const emptyByDefault: readonly string[] = ['operations.alarmEmail'];

/**
 * Options whose value differs between environments and does not change which resources exist. `*` is each item of a list. The
 * values of all other options are part of the template.
 */
export const environmentOptions: readonly string[] = [
  'userPools.*.id',
  'userPools.*.smsRoleArn',
  'userPools.*.customSenderKeyArn',
  'userPools.*.attachmentRevision',
  'eventBus.name',
  'archive.retentionDays',
  'kafka.brokers',
  'kafka.topic',
  'kafka.secretArn',
  'kafka.secretKeyArn',
  'kafka.caSecretArn',
  'kafka.clusterArn',
  'kafka.vpc.vpcId',
  'kafka.vpc.subnetIds',
  'kafka.vpc.securityGroupIds',
  'kafka.maxConcurrency',
  'delivery.mode',
  'delivery.timeoutMs',
  'privacy.hashKeyArn',
  'encryption.keyArn',
  'operations.alarmTopicArn',
  ...emptyByDefault,
];

/** Returns the options of a configuration that become parameters: those that it sets, and those that are empty by default. */
export function environmentOptionsOf(config: PipelineConfig): EnvironmentOption[] {
  return environmentOptions
    .flatMap((option) => pathsOf(option.split('.'), config))
    .map((path) => ({
      parameter: parameterName(path, config),
      path,
      value: valueAt(config, path),
      schema: schemaAt(path),
    }))
    .filter(({ path, value }) => value !== undefined || emptyByDefault.includes(path.join('.')))
    .filter(({ path }) => !isInEndpoints(config, path));
}

/** Returns the value at that path; `undefined` if there is none. */
export const valueAt = (config: object, path: readonly string[]): unknown =>
  path.reduce<unknown>((from, name) => (from as Branch | undefined)?.[name], config);

type Branch = Readonly<Record<string, unknown>>;

/** The rules of a security group of created endpoints name each group, so that their number is part of the template. */
const isInEndpoints = ({ kafka: { vpc } }: PipelineConfig, path: readonly string[]): boolean =>
  vpc?.createEndpoints === true && path.join('.') === 'kafka.vpc.securityGroupIds';

function pathsOf(pattern: readonly string[], config: PipelineConfig): string[][] {
  const star = pattern.indexOf('*');
  if (star === -1) return [[...pattern]];
  const list = valueAt(config, pattern.slice(0, star));
  return (Array.isArray(list) ? list : []).map((_item, index) => pattern.with(star, String(index)));
}

/** Names of parameters whose options would have the name of an output. A name may occur once in a template. */
const unlikeOutputs: Readonly<Record<string, string>> = {
  'eventBus.name': 'ExistingEventBusName',
  'encryption.keyArn': 'ExistingKeyArn',
};

/**
 * Returns the name of the parameter for an option: each step of its path with a capital letter. For a user pool, the id in the
 * configuration takes the place of the index: with another order of the pools, a stack would detach the pools that it attaches.
 */
export function parameterName(path: readonly string[], config: object): string {
  const [first, index = '', ...rest] = path;
  const ofPool = first === 'userPools' ? String(valueAt(config, ['userPools', index, 'id'])).split(/[-_]/) : undefined;
  const words = ofPool ? ['userPool', ...ofPool, ...rest] : path;
  return unlikeOutputs[path.join('.')] ?? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
