import { oneOf } from './config-fields.ts';
import { members } from './config-problem.ts';
import { rule, type ConfigRule, type OptionPlace } from './config-rule.ts';

const presets = ['sandbox', 'existing'] as const;

/** `preset` of the pipeline's configuration. */
export const presetSchema = oneOf(presets, {
  description:
    'Where to start. `npx cdk deploy -c preset=…` sets it, too. `sandbox` creates everything for a try in an empty account: a ' +
    'user pool, a VPC and an MSK Serverless cluster, all deleted with the stack. It costs by the hour. `existing` creates no ' +
    'user pool and no parameter for brokers: user pools and cluster must be configured here.',
});

/** How the forwarder authenticates to the sandbox's cluster, and the topic that it creates there: MSK Serverless has three brokers. */
export const sandboxKafka = { authentication: 'iam', createTopics: { partitions: 3, replicationFactor: 3 } };

/** Returns the configuration with the settings of its preset. Settings in the configuration win. It may have any shape. */
export function withPreset(input: unknown): unknown {
  const { preset, kafka, removalPolicy = 'destroy', ...rest } = members(input);
  const isShaped = kafka === undefined || (typeof kafka === 'object' && kafka !== null);
  if (preset !== 'sandbox' || !isShaped) return input;
  return { ...rest, preset, removalPolicy, kafka: { ...sandboxKafka, ...members(kafka) } };
}

export const isSandbox = ({ config }: OptionPlace): boolean => config['preset'] === 'sandbox';

/** Rule for an option that names a resource which the sandbox creates. The example gets the preset. */
export const notInSandbox = (example: object): ConfigRule =>
  rule({
    text: 'Not with the preset `sandbox`.',
    example: { preset: 'sandbox', ...example },
    isBroken: (place) => isSandbox(place) && place.found !== undefined,
    because: 'preset is "sandbox", which creates its own',
  });

/** Rule for an option that the preset `existing` requires, unless another option replaces it. The example gets the preset. */
export const requiredWithExisting = ({
  text,
  example,
  allowed,
  isReplaced = () => false,
}: {
  readonly text: string;
  readonly example: object;
  readonly allowed: string;
  readonly isReplaced?: (place: OptionPlace) => boolean;
}): ConfigRule =>
  rule({
    text,
    example: { preset: 'existing', ...example },
    isBroken: (place) => place.config['preset'] === 'existing' && place.found === undefined && !isReplaced(place),
    allowed,
    because: 'preset is "existing"',
  });
