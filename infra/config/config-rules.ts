import { isNeverLetThrough } from '../../privacy/never-let-through.ts';
import { members, type ConfigProblem } from './config-problem.ts';
import { consumerProblems } from './consumer-rules.ts';
import { encryptionProblems } from './encryption-rules.ts';
import { kafkaProblems } from './kafka-rules.ts';
import { presetProblems } from './preset-rules.ts';
import { regionProblems } from './region-rules.ts';
import { tagProblems } from './tags.ts';

/** What is wrong with a configuration beyond its schema; it may have any shape. `stackRegion` is the Region of the stack, if known. */
export const brokenRules = (config: unknown, stackRegion?: string): ConfigProblem[] => {
  const { preset, userPools, audit, consumers, kafka, privacy, encryption, tags } = members(config);
  return [
    ...presetProblems(config),
    ...wrongPools(userPools),
    ...secretsLetOut(privacy),
    ...missingHashKey(privacy),
    ...encryptionProblems(encryption),
    ...uselessTrail(audit),
    ...kafkaProblems(kafka, { makesCluster: preset === 'sandbox' }),
    ...consumerProblems(consumers),
    ...regionProblems(config, stackRegion),
    ...tagProblems(tags),
  ];
};

function wrongPools(userPools: unknown): ConfigProblem[] {
  const pools = (Array.isArray(userPools) ? (userPools as unknown[]) : []).map(members);
  const ids = pools.map(({ id }) => id);
  const regionOf = (id: unknown) => (typeof id === 'string' ? id.split('_')[0] : undefined);
  const region = ids.map(regionOf).find((found) => found !== undefined);
  return pools.flatMap(({ id, attach, attachmentRevision, ...arns }, index): ConfigProblem[] => {
    const at = ['userPools', String(index)];
    const isRepeated = typeof id === 'string' && ids.indexOf(id) < index;
    const isElsewhere = typeof id === 'string' && regionOf(id) !== region;
    const isIdleRevision = attach === false && typeof attachmentRevision === 'number' && attachmentRevision !== 0;
    const idle = 'nothing, because attach is false';
    const idleArns = ['smsRoleArn', 'customSenderKeyArn'].filter(
      (name) => attach === false && arns[name] !== undefined,
    );
    return [
      ...(isRepeated ? [{ path: [...at, 'id'], found: id, allowed: 'each pool once' }] : []),
      ...(isElsewhere ? [{ path: [...at, 'id'], found: id, allowed: 'pools of one Region, that of the stack' }] : []),
      ...(isIdleRevision ? [{ path: [...at, 'attachmentRevision'], found: attachmentRevision, allowed: idle }] : []),
      ...idleArns.map((name) => ({ path: [...at, name], found: arns[name], allowed: idle })),
    ];
  });
}

interface NamedAction {
  readonly path: readonly string[];
  readonly action: unknown;
  readonly isSecret: boolean;
}

const namedActions = (privacy: unknown): NamedAction[] =>
  ['userAttributes', 'clientMetadata', 'validationData'].flatMap((kind) =>
    Object.entries(members(members(privacy)[kind])).map(([name, action]) => ({
      path: ['privacy', kind, name],
      action,
      isSecret: isNeverLetThrough(name),
    })),
  );

const secretsLetOut = (privacy: unknown): ConfigProblem[] =>
  namedActions(privacy)
    .filter(({ action, isSecret }) => isSecret && (action === 'include' || action === 'hash'))
    .map(({ path, action }) => ({ path, found: action, allowed: '"omit" alone, because the name means a secret' }));

function missingHashKey(privacy: unknown): ConfigProblem[] {
  const found = members(privacy)['hashKeyArn'];
  const hashed = namedActions(privacy).find(({ action, isSecret }) => action === 'hash' && !isSecret);
  if (found !== undefined || !hashed) return [];
  const allowed = `the ARN of a secret or a parameter that holds the key, because ${hashed.path.join('.')} is hashed`;
  return [{ path: ['privacy', 'hashKeyArn'], found, allowed }];
}

function uselessTrail(audit: unknown): ConfigProblem[] {
  const { enabled, createTrail } = members(audit);
  if (enabled !== false || createTrail !== true) return [];
  return [{ path: ['audit', 'createTrail'], found: true, allowed: 'false, because audit.enabled is false' }];
}
