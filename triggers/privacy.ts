import { isIPv4, isIPv6 } from 'node:net';
import { isNeverLetThrough } from '../contracts/never-let-through.ts';
import type { PrivacyActions, PrivacyPolicy } from '../contracts/privacy-policy.ts';

/** Makes a keyed hash of a value. */
export type Hash = (value: string) => string;

/** The policy, and what it needs. */
export interface Privacy {
  readonly policy: PrivacyPolicy;
  /** Undefined where there is no key: what should be hashed is then omitted. */
  readonly hash?: Hash | undefined;
}

// Deliberately wide: a user name that might be an address or a number is held to be one.
const emailAddress = /@/;
const phoneNumber = /^\+?[\d\s().-]{6,}$/;

/** The members that the actions include or hash; undefined where there are none. */
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

/** The user name; one that is an e-mail address or a phone number is treated as that attribute. */
export function allowedUsername(username: string | undefined, privacy: Privacy): string | undefined {
  if (username === undefined) return undefined;
  const { userAttributes } = privacy.policy;
  if (emailAddress.test(username)) return treat('email', username, userAttributes, privacy);
  if (phoneNumber.test(username)) return treat('phone_number', username, userAttributes, privacy);
  return username;
}

/** The address as the policy allows, truncated in CIDR notation; undefined also for what is no address. */
export function allowedIpAddress(address: string | undefined, { policy }: Privacy): string | undefined {
  if (address === undefined || !(isIPv4(address) || isIPv6(address))) return undefined;
  if (policy.ipAddress === 'include') return address;
  return policy.ipAddress === 'truncate' ? network(address) : undefined;
}

/** What the caller said it is, if the policy includes it. */
export const allowedUserAgent = (userAgent: string | undefined, { policy }: Privacy): string | undefined =>
  policy.userAgent === 'include' ? userAgent : undefined;

function treat(name: string, value: string, actions: PrivacyActions = {}, { hash }: Privacy): string | undefined {
  const action = Object.hasOwn(actions, name) && !isNeverLetThrough(name) ? actions[name] : 'omit';
  if (action === 'include') return value;
  return action === 'hash' ? hash?.(value) : undefined;
}

function network(address: string): string {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  // The URL parser writes an IPv6 address in its canonical form (WHATWG URL standard).
  const canonical = new URL(`http://[${address.replace(/%.*$/s, '')}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(canonical);
  if (mapped) {
    const [high, low] = [mapped[1], mapped[2]].map((group) => Number.parseInt(group ?? '', 16)) as [number, number];
    return `${high >> 8}.${high & 255}.${low >> 8}.0/24`;
  }
  const head = (canonical.split('::')[0] ?? '').split(':').filter(Boolean);
  return `${[...head, '0', '0', '0'].slice(0, 3).join(':')}::/48`;
}
