import { members, type ConfigProblem } from './config-problem.ts';

/** What is wrong with `encryption` beyond its schema: one key has to be meant. */
export function encryptionProblems(encryption: unknown): ConfigProblem[] {
  if (encryption === undefined) return [];
  const { keyArn, create } = members(encryption);
  if (keyArn !== undefined && create === true)
    return [
      { path: ['encryption', 'create'], found: create, allowed: 'false, because encryption.keyArn names the key' },
    ];
  if (keyArn === undefined && create !== true)
    return [{ path: ['encryption', 'keyArn'], found: keyArn, allowed: 'the ARN of a KMS key, or encryption.create' }];
  return [];
}
