import fc from 'fast-check';
import { allowedAttributes, allowedUsername } from '../../triggers/privacy.ts';

const attributes = { sub: 'c2f58484', email: 'ann@example.org', phone_number: '+4930555', 'custom:plan': 'pro' };

describe('attributes', () => {
  test('only what the policy includes is allowed', () => {
    const userAttributes = { email: 'include', phone_number: 'omit' } as const;

    expect(allowedAttributes(attributes, { userAttributes })).toEqual({ email: 'ann@example.org' });
  });

  test.each([
    ['is empty', {}],
    ['names nothing', { userAttributes: {} }],
    ['names attributes that the user does not have', { userAttributes: { locale: 'include' } }],
  ] as const)('nothing is allowed where the policy %s', (_what, policy) => {
    expect(allowedAttributes(attributes, policy)).toBeUndefined();
  });

  test('the sub is the subject, never an attribute', () => {
    expect(allowedAttributes(attributes, { userAttributes: { sub: 'include' } })).toBeUndefined();
  });

  test('no name gets through by being a member of every object', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString'));

    fc.assert(
      fc.property(fc.dictionary(names, fc.string()), (planted) => {
        expect(allowedAttributes(planted, { userAttributes: {} })).toBeUndefined();
      }),
    );
  });
});

describe('user name', () => {
  test.each(['ann', 'Google_109876543210987654321', 'c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1', 'user 12', '12345', ''])(
    '"%s" is no personal data',
    (username) => {
      expect(allowedUsername(username, {})).toBe(username);
    },
  );

  test.each(['ann@example.org', 'SAML_ann@corp', '@', '"a b"@x'])('%s is held to be an e-mail address', (username) => {
    expect(allowedUsername(username, {})).toBeUndefined();
    expect(allowedUsername(username, { userAttributes: { phone_number: 'include' } })).toBeUndefined();
    expect(allowedUsername(username, { userAttributes: { email: 'include' } })).toBe(username);
  });

  test.each(['+4930555010042', '030 555-0100', '(030) 555.0100', '123456'])('%s is held to be a number', (username) => {
    expect(allowedUsername(username, {})).toBeUndefined();
    expect(allowedUsername(username, { userAttributes: { email: 'include' } })).toBeUndefined();
    expect(allowedUsername(username, { userAttributes: { phone_number: 'include' } })).toBe(username);
  });

  test('there need be none', () => {
    expect(allowedUsername(undefined, {})).toBeUndefined();
  });
});
