const { isIPv4, isIPv6 } = process.getBuiltinModule('node:net');
import { mask } from './mask.ts';
import { isAlwaysOmitted } from './always-omitted.ts';
import type { PrivacyActions, PrivacyPolicy } from './privacy-policy.ts';
import { networkOf } from './ip-network.ts';
import { attributeInUsername } from './username.ts';

/** Makes a keyed hash of a value. */
export type Hash = (value: string) => string;

/** The policy, and what it needs. */
export interface Privacy {
  readonly policy: PrivacyPolicy;
  /** Undefined where there is no key: what should be hashed is then omitted. */
  readonly hash?: Hash | undefined;
}

/** Returns the members that the actions include, hash or mask; undefined if there are none. */
export function allowedMembers(
  members: Readonly<Record<string, string>>,
  actions: PrivacyActions | undefined,
  privacy: Privacy,
): Record<string, string> | undefined {
  const allowed = Object.entries(members).flatMap(([name, value]) => {
    const left = treat(name, value, actions, privacy);
    return left === undefined ? [] : [[name, left] as const];
  });
  return allowed.length > 0 ? Object.fromEntries(allowed) : undefined;
}

/** The user's attributes as the policy allows. `sub` is the subject, not an attribute. */
export function allowedAttributes(
  attributes: Readonly<Record<string, string>>,
  privacy: Privacy,
): Record<string, string> | undefined {
  const actions = { ...privacy.policy.userAttributes, sub: 'omit' } as const;
  return allowedMembers(attributes, actions, privacy);
}

/** Returns the user name. A name that is an email address or a phone number is treated like that attribute. */
export function allowedUsername(username: string | undefined, privacy: Privacy): string | undefined {
  if (username === undefined) return undefined;
  const attribute = attributeInUsername(username);
  return attribute === undefined ? username : treat(attribute, username, privacy.policy.userAttributes, privacy);
}

/** Returns the address as the policy allows, truncated in CIDR notation; undefined for an invalid address. */
export function allowedIpAddress(address: string | undefined, { policy }: Privacy): string | undefined {
  if (address === undefined || !(isIPv4(address) || isIPv6(address))) return undefined;
  if (policy.ipAddress === 'include') return address;
  return policy.ipAddress === 'truncate' ? networkOf(address) : undefined;
}

/** What the caller said it is, if the policy includes it. */
export const allowedUserAgent = (userAgent: string | undefined, { policy }: Privacy): string | undefined =>
  policy.userAgent === 'include' ? userAgent : undefined;

function treat(name: string, value: string, actions: PrivacyActions = {}, { hash }: Privacy): string | undefined {
  const action = Object.hasOwn(actions, name) ? actions[name] : 'omit';
  // Only for a name that the policy includes: the words of secrets take V8 a millisecond to prepare.
  if (action === 'omit' || isAlwaysOmitted(name)) return undefined;
  if (action === 'include') return value;
  if (action === 'mask') return mask(value);
  return action === 'hash' ? hash?.(value) : undefined;
}
