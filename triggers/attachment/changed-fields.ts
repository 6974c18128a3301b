import { isDeepStrictEqual } from 'node:util';
import type { LambdaConfigType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';

// They change with each description, and are not settings.
const alwaysMoving = ['LastModifiedDate', 'EstimatedNumberOfUsers'];

/**
 * Returns the names of the fields in which two descriptions of a pool differ. The triggers must be `expected`. Returns no values,
 * which may be personal data, for example a sender's address.
 */
export function changedFields(before: UserPoolType, after: UserPoolType, expected: LambdaConfigType): string[] {
  const was = setProperties({ ...before, LambdaConfig: {} });
  const is = setProperties({ ...after, LambdaConfig: {} });
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !alwaysMoving.includes(name));
  const changed = fields.filter((name) => !isDeepStrictEqual(was[name], is[name]));
  const triggers = isSameTriggers(expected, after.LambdaConfig ?? {}) ? [] : ['LambdaConfig'];
  return [...changed, ...triggers].sort();
}

/** Whether two configurations mean the same triggers. */
export const isSameTriggers = (one: LambdaConfigType, other: LambdaConfigType): boolean =>
  isDeepStrictEqual(mirrored(one), mirrored(other));

/**
 * Cognito may return the token trigger in both of its properties, whichever was set, with V1_0 for the version ("must be
 * identical", SDK LambdaConfigType).
 */
function mirrored(config: LambdaConfigType): Record<string, unknown> {
  const { PreTokenGeneration, PreTokenGenerationConfig, ...rest } = setProperties(config) as LambdaConfigType;
  const LambdaArn = PreTokenGenerationConfig?.LambdaArn ?? PreTokenGeneration;
  if (LambdaArn === undefined) return { ...rest };
  const { LambdaVersion = 'V1_0' } = PreTokenGenerationConfig ?? {};
  return { ...rest, PreTokenGenerationConfig: { LambdaVersion, LambdaArn } };
}

/** Removes unset properties: an empty string, list or object counts as unset. */
function setProperties(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, content]) => !isEmpty(content)));
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0);
