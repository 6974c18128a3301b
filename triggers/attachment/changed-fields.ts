import { isDeepStrictEqual } from 'node:util';
import type { LambdaConfigType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';

// Told anew with each description: they say nothing of the pool's settings.
const alwaysMoving = ['LastModifiedDate', 'EstimatedNumberOfUsers'];

/**
 * Names of the fields in which a pool differs from what it was, apart from its triggers, which shall be `expected`.
 * Names alone: values may hold personal data, as a sender's address.
 */
export function changedFields(before: UserPoolType, after: UserPoolType, expected: LambdaConfigType): string[] {
  const was = told({ ...before, LambdaConfig: {} });
  const is = told({ ...after, LambdaConfig: {} });
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !alwaysMoving.includes(name));
  const changed = fields.filter((name) => !isDeepStrictEqual(was[name], is[name]));
  const triggers = isSameTriggers(expected, after.LambdaConfig ?? {}) ? [] : ['LambdaConfig'];
  return [...changed, ...triggers].sort();
}

/** Whether two configurations mean the same triggers. */
export const isSameTriggers = (one: LambdaConfigType, other: LambdaConfigType): boolean =>
  isDeepStrictEqual(mirrored(one), mirrored(other));

/**
 * Cognito may tell the token trigger in both of its members, whichever was set, with V1_0 for the version ("must be
 * identical", SDK LambdaConfigType).
 */
function mirrored(config: LambdaConfigType): Record<string, unknown> {
  const { PreTokenGeneration, PreTokenGenerationConfig, ...rest } = told(config) as LambdaConfigType;
  const LambdaArn = PreTokenGenerationConfig?.LambdaArn ?? PreTokenGeneration;
  if (LambdaArn === undefined) return { ...rest };
  const { LambdaVersion = 'V1_0' } = PreTokenGenerationConfig ?? {};
  return { ...rest, PreTokenGenerationConfig: { LambdaVersion, LambdaArn } };
}

/** Without what is unset: an empty text, list or object is as good as none. */
function told(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, content]) => !isEmpty(content)));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0);
