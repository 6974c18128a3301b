import fc from 'fast-check';
import type { PrivacyActions } from '../../../privacy/privacy-policy.ts';
import { mask } from '../../../privacy/mask.ts';
import { allowedAttributes, allowedMembers, allowedUserAgent, allowedUsername } from '../../../privacy/privacy.ts';

const attributes = { sub: 'c2f58484', email: 'ann@example.org', phone_number: '+4930555', 'custom:plan': 'pro' };
const hash = (value: string) => `hash of ${value}`;

/** The privacy that treats attributes so. */
const withAttributes = (userAttributes: PrivacyActions) => ({ policy: { userAttributes }, hash });

// Members of every object, which must not count as named.
const anyName = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'));

describe('attributes', () => {
  test('includes, hashes or omits each attribute, and omits attributes without an action', () => {
    const privacy = withAttributes({ email: 'hash', phone_number: 'omit', 'custom:plan': 'include' });

    expect(allowedAttributes({ ...attributes, locale: 'de' }, privacy)).toEqual({
      email: 'hash of ann@example.org',
      'custom:plan': 'pro',
    });
  });

  test.each([
    ['is empty', {}],
    ['names nothing', { userAttributes: {} }],
    ['names attributes that the user does not have', { userAttributes: { locale: 'include' } }],
    ['omits what it names', { userAttributes: { email: 'omit' } }],
    ['names only what an app passes', { clientMetadata: { email: 'include' }, validationData: { email: 'include' } }],
  ] as const)('nothing is allowed where the policy %s', (_what, policy) => {
    expect(allowedAttributes(attributes, { policy, hash })).toBeUndefined();
  });

  test('omits values to be hashed while the key is missing', () => {
    const policy = { userAttributes: { email: 'hash', 'custom:plan': 'include' } } as const;

    expect(allowedAttributes(attributes, { policy })).toEqual({ 'custom:plan': 'pro' });
  });

  test('masks an attribute without a key', () => {
    const policy = { userAttributes: { email: 'mask' } } as const;

    expect(allowedAttributes(attributes, { policy })).toEqual({ email: 'a*************g' });
  });

  test.each(['include', 'hash', 'mask'] as const)('the sub is the subject, never an attribute: %s', (action) => {
    expect(allowedAttributes(attributes, withAttributes({ sub: action }))).toBeUndefined();
  });

  test('a name counts as it is written', () => {
    expect(allowedAttributes(attributes, withAttributes({ Email: 'include', plan: 'include' }))).toBeUndefined();
  });

  test('no name gets through by being a member of every object', () => {
    fc.assert(
      fc.property(fc.dictionary(anyName, fc.string()), (planted) => {
        expect(allowedAttributes(planted, withAttributes({}))).toBeUndefined();
      }),
    );
  });
});

describe('the values that an app passes', () => {
  const passed = { campaign: 'autumn', release: '4.2.0', device: 'kiosk-7' };

  test('includes, hashes or omits each value, and omits values without an action', () => {
    expect(
      allowedMembers(passed, { campaign: 'include', release: 'hash', device: 'omit' }, { policy: {}, hash }),
    ).toEqual({
      campaign: 'autumn',
      release: 'hash of 4.2.0',
    });
    expect(allowedMembers(passed, { device: 'include' }, { policy: {}, hash })).toEqual({ device: 'kiosk-7' });
  });

  test('omits values to be hashed while the key is missing', () => {
    expect(allowedMembers(passed, { campaign: 'hash' }, { policy: {} })).toBeUndefined();
  });

  test.each([undefined, {}])('nothing is allowed where the policy is %j', (actions) => {
    expect(allowedMembers(passed, actions, { policy: {}, hash })).toBeUndefined();
  });
});

test.each(['include', 'hash', 'mask'] as const)(
  'always omits names of secrets, whatever the policy says: %s',
  (action) => {
    const names = ['password', 'custom:api_key', 'code', 'refreshToken', 'challengeAnswer', 'Authorization'];
    const members = Object.fromEntries(names.map((name) => [name, 'Tr0ub4dor']));
    const actions = Object.fromEntries(names.map((name) => [name, action]));

    expect(allowedMembers(members, actions, { policy: {}, hash })).toBeUndefined();
    expect(allowedAttributes(members, withAttributes(actions))).toBeUndefined();
  },
);

describe('user name', () => {
  const nothing = withAttributes({});

  test.each(['ann', 'Google_109876543210987654321', 'c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1', 'user 12', '12345', ''])(
    '"%s" does not count as personal data',
    (username) => {
      expect(allowedUsername(username, nothing)).toBe(username);
      expect(allowedUsername(username, withAttributes({ email: 'hash', phone_number: 'hash' }))).toBe(username);
    },
  );

  test.each(['ann@example.org', 'SAML_ann@corp', '@', '"a b"@x'])('treats %s as an email address', (username) => {
    expect(allowedUsername(username, nothing)).toBeUndefined();
    expect(allowedUsername(username, withAttributes({ phone_number: 'include' }))).toBeUndefined();
    expect(allowedUsername(username, withAttributes({ email: 'omit' }))).toBeUndefined();
    expect(allowedUsername(username, withAttributes({ email: 'include' }))).toBe(username);
    expect(allowedUsername(username, withAttributes({ email: 'hash' }))).toBe(`hash of ${username}`);
    expect(allowedUsername(username, withAttributes({ email: 'mask' }))).toBe(mask(username));
  });

  test.each(['+4930555010042', '030 555-0100', '(030) 555.0100', '123456'])(
    'treats %s as a phone number',
    (username) => {
      expect(allowedUsername(username, nothing)).toBeUndefined();
      expect(allowedUsername(username, withAttributes({ email: 'include' }))).toBeUndefined();
      expect(allowedUsername(username, withAttributes({ phone_number: 'omit' }))).toBeUndefined();
      expect(allowedUsername(username, withAttributes({ phone_number: 'include' }))).toBe(username);
      expect(allowedUsername(username, withAttributes({ phone_number: 'hash' }))).toBe(`hash of ${username}`);
    },
  );

  test.each(['ann@example.org', '+4930555010042'])(
    '%s is omitted, not let through, while there is no key',
    (username) => {
      const policy = { userAttributes: { email: 'hash', phone_number: 'hash' } } as const;

      expect(allowedUsername(username, { policy })).toBeUndefined();
    },
  );

  test('there need be none', () => {
    expect(allowedUsername(undefined, withAttributes({ email: 'include' }))).toBeUndefined();
  });
});

test('the user agent is there if the policy includes it', () => {
  expect(allowedUserAgent('aws-cli/2', { policy: { userAgent: 'include' } })).toBe('aws-cli/2');
  expect(allowedUserAgent('aws-cli/2', { policy: { userAgent: 'omit' } })).toBeUndefined();
  expect(allowedUserAgent('aws-cli/2', { policy: {} })).toBeUndefined();
  expect(allowedUserAgent(undefined, { policy: { userAgent: 'include' } })).toBeUndefined();
});
