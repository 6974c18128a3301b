import { isAlwaysOmitted } from './always-omitted.ts';
import { privacyActions, type PrivacyPolicy } from './privacy-policy.ts';

/** The expected form, for errors. */
export const policyHint =
  'JSON {"userAttributes" | "clientMetadata" | "validationData": {"<name>": "include" | "hash" | "mask" | "omit"}, ' +
  '"ipAddress": "include" | "truncate" | "omit", "userAgent": "include" | "omit"}, and no names of secrets';

/** Returns the policy in a JSON string; undefined if it is invalid or would include a secret. */
export function readPrivacyPolicy(text: string): PrivacyPolicy | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    // `undefined` is not a policy either.
  }
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return undefined;
  const valid = Object.entries(policy).every(([name, value]) => members.get(name)?.(value));
  return valid ? policy : undefined;
}

const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);

function isActions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, action]) => oneOf(...privacyActions)(action) && (action === 'omit' || !isAlwaysOmitted(name)),
  );
}

const members: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['userAttributes', isActions],
  ['clientMetadata', isActions],
  ['validationData', isActions],
  ['ipAddress', oneOf('include', 'truncate', 'omit')],
  ['userAgent', oneOf('include', 'omit')],
]);
