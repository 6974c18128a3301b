import {
  defaultProfile,
  forwarderProfiles,
  maxBatchWithoutWindow,
  profileNames,
  type ForwarderProfile,
  type ProfileSettings,
} from '../../contracts/forwarder-profile.ts';
import { anyOf, closed, oneOf } from './config-fields.ts';
import { members } from './config-problem.ts';
import { rule, type OptionPlace } from './config-rule.ts';

/** Maximum number of messages that Lambda accepts in a batch from a standard queue. */
export const maxBatchSize = 10_000;

/** `forwarder` of the pipeline's configuration: how the forwarder reads the queue. */
export const forwarderSchema = closed(
  {
    profile: oneOf(profileNames, {
      default: defaultProfile,
      description:
        'Whether an event waits for others. With `low-latency`, Lambda invokes the forwarder as soon as an event is in the queue. ' +
        'With `balanced` and `throughput` a batch waits for more events, which costs less. The profile sets the batching ' +
        'window, and the defaults of `kafka.batchSize` and `kafka.maxConcurrency`. docs/explanations/latency-to-kafka.md.',
    }),
  },
  { default: {}, description: 'How the forwarder reads the queue.' },
);

/** Returns the values of one setting by profile, for the description of an option. */
export const byProfile = (setting: keyof ProfileSettings): string =>
  new Intl.ListFormat('en-GB').format(
    profileNames.map((name) => `${forwarderProfiles[name][setting]} with \`${name}\``),
  );

/** Returns a parsed configuration with the settings of its profile. Settings in the configuration win. It may have any shape. */
export function withProfile(config: unknown): unknown {
  const { kafka, ...rest } = members(config);
  const settings = forwarderProfiles[profileIn(config)] as ProfileSettings | undefined;
  if (typeof kafka !== 'object' || kafka === null || Array.isArray(kafka) || !settings) return config;
  const { batchSize, maxConcurrency } = settings;
  return { ...rest, kafka: { batchSize, maxConcurrency, ...kafka } };
}

const profileIn = (config: unknown): ForwarderProfile =>
  members(members(config)['forwarder'])['profile'] as ForwarderProfile;

const withWindow = profileNames.filter((name) => forwarderProfiles[name].batchingWindowSeconds > 0);

/** Rule for the batch size: without a window Lambda refuses a larger batch, and would do so only while the stack deploys. */
export const smallWithoutWindow = rule({
  text: `At most ${maxBatchWithoutWindow} with the profile \`low-latency\`, which has no batching window.`,
  example: { kafka: { batchSize: 100 } },
  isBroken: ({ found, config }: OptionPlace) => {
    const settings = forwarderProfiles[profileIn(config)] as ProfileSettings | undefined;
    const isTooLarge = typeof found === 'number' && found > maxBatchWithoutWindow && found <= maxBatchSize;
    return settings?.batchingWindowSeconds === 0 && isTooLarge;
  },
  allowed: `a whole number, 1 to ${maxBatchWithoutWindow}, or more with the profile ${anyOf(withWindow)}`,
  because: ({ config }) => `the profile is "${profileIn(config)}", which has no batching window`,
});
