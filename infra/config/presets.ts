import { members } from './config-problem.ts';

/** Ways to begin: with everything made for a try, or with what a team has already. */
export const presets = ['sandbox', 'existing'] as const;

/** How the forwarder is let into the sandbox's cluster, and the topic it makes there: on three brokers, as MSK Serverless has it. */
export const sandboxKafka = { authentication: 'iam', createTopics: { partitions: 3, replicationFactor: 3 } };

/** The configuration with what its preset sets; what is written there stays. It may have any shape. */
export function withPreset(input: unknown): unknown {
  const { preset, kafka, removal = 'destroy', ...rest } = members(input);
  const isShaped = kafka === undefined || (typeof kafka === 'object' && kafka !== null);
  if (preset !== 'sandbox' || !isShaped) return input;
  return { ...rest, preset, removal, kafka: { ...sandboxKafka, ...members(kafka) } };
}
