import type { Rule } from './rules-between-options.ts';

const userPools = [{ id: 'eu-west-1_A' }];
const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';
const vpc = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'] };
const notBesideSandbox = 'Not with the preset `sandbox`.';

/** The rules of `preset`. */
export const presetRules: readonly Rule[] = [
  { words: notBesideSandbox, broken: { preset: 'sandbox', userPools } },
  { words: notBesideSandbox, broken: { preset: 'sandbox', kafka: { brokers: ['b-1.example.com:9098'] } } },
  { words: notBesideSandbox, broken: { preset: 'sandbox', kafka: { authentication: 'iam', clusterArn } } },
  { words: notBesideSandbox, broken: { preset: 'sandbox', kafka: { vpc } } },
  {
    words: 'With the preset `sandbox` no other than `iam`.',
    broken: { preset: 'sandbox', kafka: { authentication: 'none' } },
  },
  { words: 'Required with the preset `existing`.', broken: { preset: 'existing', kafka: { clusterArn, vpc } } },
  {
    words: 'Required with the preset `existing`, if `kafka.brokers` is not there.',
    broken: { preset: 'existing', userPools },
  },
];
