import fc from 'fast-check';
import { policyHint, readPrivacyPolicy } from '../../../privacy/read-privacy-policy.ts';

const read = (policy: unknown) => readPrivacyPolicy(JSON.stringify(policy));

test('a policy with everything in it is read as it is', () => {
  const policy = {
    userAttributes: { email: 'hash', 'custom:plan': 'include', locale: 'omit' },
    clientMetadata: { campaign: 'include' },
    validationData: { release: 'hash' },
    ipAddress: 'truncate',
    userAgent: 'include',
  };

  expect(read(policy)).toEqual(policy);
});

test.each([{}, { userAttributes: {} }, { ipAddress: 'omit' }, { ipAddress: 'include', userAgent: 'omit' }])(
  '%j is a policy',
  (policy) => {
    expect(read(policy)).toEqual(policy);
  },
);

test.each(['', '{', 'email', 'null', '7', '"include"', '[]', '[{}]'])('rejects %s', (text) => {
  expect(readPrivacyPolicy(text)).toBeUndefined();
});

test.each<object>([
  { userAttributes: { email: true } },
  { userAttributes: { email: 'Include' } },
  { userAttributes: { email: ['include'] } },
  { userAttributes: null },
  { userAttributes: 'include' },
  { userAttributes: '' },
  { userAttributes: 7 },
  { userAttributes: ['email'] },
  { attributes: {} },
  { userAttribute: {} },
  { userattributes: {} },
  { toString: {} },
  { clientMetadata: 'omit' },
  { validationData: { release: 'truncate' } },
  { ipAddress: 'hash' },
  { ipAddress: true },
  { userAgent: 'hash' },
  { userAgent: 'truncate' },
  { userAgent: null },
])('the policy %j is refused, because it would do something else than was meant', (policy) => {
  expect(read(policy)).toBeUndefined();
});

test.each(['__proto__', 'constructor', 'hasOwnProperty'])('rejects %s as a property of a policy', (name) => {
  expect(readPrivacyPolicy(`{"${name}": {}}`)).toBeUndefined();
});

test.each(['userAttributes', 'clientMetadata', 'validationData'])('no secret can be let through in %s', (members) => {
  for (const name of ['password', 'custom:refresh_token', 'code', 'clientSecret']) {
    expect(read({ [members]: { [name]: 'include' } })).toBeUndefined();
    expect(read({ [members]: { [name]: 'hash' } })).toBeUndefined();
    expect(read({ [members]: { plan: 'include', [name]: 'include' } })).toBeUndefined();
  }
});

test('accepts the action omit for a secret', () => {
  expect(read({ clientMetadata: { token: 'omit' } })).toEqual({ clientMetadata: { token: 'omit' } });
});

test('the hint names every member and every action', () => {
  const words = ['userAttributes', 'clientMetadata', 'validationData', 'ipAddress', 'userAgent', 'hash', 'truncate'];

  for (const word of words) expect(policyHint).toContain(`"${word}"`);
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => readPrivacyPolicy(text)).not.toThrow();
    }),
  );
});
