import type { PrivacyPolicy } from '../contracts/privacy-policy.ts';

// Deliberately wide: a user name that might be an address or a number is held to be one.
const emailAddress = /@/;
const phoneNumber = /^\+?[\d\s().-]{6,}$/;

/** The attributes that the policy includes; undefined where it includes none. `sub` is the subject, not an attribute. */
export function allowedAttributes(
  attributes: Readonly<Record<string, string>>,
  policy: PrivacyPolicy,
): Record<string, string> | undefined {
  const allowed = Object.entries(attributes).filter(
    ([name]) => name !== 'sub' && policyFor(name, policy) === 'include',
  );
  return allowed.length > 0 ? Object.fromEntries(allowed) : undefined;
}

/** The user name, unless it is an e-mail address or a phone number that the policy does not include. */
export function allowedUsername(username: string | undefined, policy: PrivacyPolicy): string | undefined {
  if (username === undefined) return undefined;
  if (emailAddress.test(username)) return policyFor('email', policy) === 'include' ? username : undefined;
  if (phoneNumber.test(username)) return policyFor('phone_number', policy) === 'include' ? username : undefined;
  return username;
}

function policyFor(name: string, { userAttributes = {} }: PrivacyPolicy) {
  return Object.hasOwn(userAttributes, name) ? userAttributes[name] : 'omit';
}
