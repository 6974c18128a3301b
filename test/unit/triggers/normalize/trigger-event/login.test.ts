import { login } from '../../../../../triggers/normalize/trigger-event/login.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import {
  aFederatedUser,
  aNormalizeContext,
  anId,
  aTriggerEvent,
  aTriggerEventWith,
} from '../../../../given/builders/a-trigger-event.ts';

const context = aNormalizeContext();
const max = aFederatedUser();

/** What Cognito says of the sample's user, with some attributes replaced; undefined removes one. */
const withAttributes = (over: Readonly<Record<string, string | undefined>>) =>
  aTriggerEventWith('PostAuthentication_Authentication', {
    userAttributes: { ...aTriggerEvent().request.userAttributes, ...over },
  });

/** The method of the login that the event tells. */
function methodOf(input: unknown): unknown {
  const normalized = normalize(input, context);
  return 'events' in normalized ? (normalized.events[0]?.data as { method?: string }).method : normalized;
}

test('covers pre and post authentication', () => {
  expect(Object.keys(login)).toEqual(['PreAuthentication_Authentication', 'PostAuthentication_Authentication']);
});

describe('a login that begins', () => {
  test.each([true, false])('tells whether the user is unknown, where Cognito does: %s', (userNotFound) => {
    expect(normalize(aTriggerEventWith('PreAuthentication_Authentication', { userNotFound }), context)).toMatchObject({
      events: [{ type: 'cognito.login.attempted.v1', data: { userNotFound } }],
    });
  });

  test('has no subject for an unknown user', () => {
    const input = aTriggerEventWith('PreAuthentication_Authentication', { userNotFound: true, userAttributes: {} });
    const normalized = normalize(input, context);

    expect(normalized).toHaveProperty('events.0.data.userNotFound', true);
    expect(normalized).not.toHaveProperty('events.0.subject');
  });

  test('does not make up what Cognito does not tell', () => {
    const input = aTriggerEventWith('PreAuthentication_Authentication', { userNotFound: undefined });

    expect(normalize(input, context)).not.toHaveProperty('events.0.data.userNotFound');
  });
});

describe('a login that succeeded', () => {
  test('is one event with a new id for each further login of a federated user', () => {
    const input = aTriggerEvent('PostAuthentication_Authentication', {
      userName: max.userName,
      request: { userAttributes: max.userAttributes, newDeviceUsed: false },
    });

    expect(normalize(input, context)).toMatchObject({
      events: [
        {
          id: anId(1),
          type: 'cognito.login.succeeded.v1',
          subject: max.userAttributes['sub'],
          data: { method: 'federated', newDeviceUsed: false },
        },
      ],
    });
    expect(normalize(input, context)).toHaveProperty('events.length', 1);
  });

  test.each(['CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'UNCONFIRMED', 'RESET_REQUIRED'])(
    'is local for a user of the pool who is %s',
    (status) => {
      expect(methodOf(withAttributes({ 'cognito:user_status': status }))).toBe('local');
      expect(methodOf(withAttributes({ 'cognito:user_status': status, identities: '[]' }))).toBe('local');
    },
  );

  test.each(['EXTERNAL_PROVIDER', 'external_provider'])('is federated for a user who is %s', (status) => {
    const input = { ...withAttributes({ 'cognito:user_status': status }), userName: max.userName };

    expect(methodOf(input)).toBe('federated');
  });

  test.each<[string, string | undefined]>([
    ['Google_109876543210987654321', 'federated'],
    ['adfs_CORP\\kim', 'federated'],
    ['Corp SAML_kim', undefined],
    ['1f2e3d4c-5b6a-7988-8776-655443322110', undefined],
    ['kim', undefined],
    ['_kim', undefined],
    ['kim_', undefined],
    ['', undefined],
  ])('for %j without identities in the event is %s', (userName, method) => {
    for (const identities of [undefined, '', '[]', '{}', 'no JSON', '[{}]', '[null]', '[{"providerName":"Google"}]']) {
      const input = withAttributes({ 'cognito:user_status': 'EXTERNAL_PROVIDER', identities });
      expect([identities, methodOf({ ...input, userName })]).toEqual([identities, method]);
    }
  });

  test('has no method for a user of the pool who is linked with a provider', () => {
    const { identities } = max.userAttributes;

    expect(identities).toContain('Google');
    expect(methodOf(withAttributes({ identities }))).toBeUndefined();
  });

  test("has no method for a linked status without the provider's name", () => {
    const attributes = { ...max.userAttributes, 'cognito:user_status': 'EXTERNAL_PROVIDER' };
    const named = (userName: string) => ({ ...withAttributes(attributes), userName });

    expect(methodOf(named('1f2e3d4c-5b6a-7988-8776-655443322110'))).toBeUndefined();
    expect(methodOf(named(max.userName))).toBe('federated');
    expect(methodOf(named(max.userName.toLowerCase()))).toBe('federated');
    expect(methodOf(named('Google_another'))).toBeUndefined();
    expect(methodOf({ ...withAttributes({ ...attributes, identities: 'no JSON' }), userName: 'ann' })).toBeUndefined();
  });

  test('has no method for a user without a status', () => {
    expect(methodOf(withAttributes({ 'cognito:user_status': undefined }))).toBeUndefined();
  });

  test('tells whether the device is new, where Cognito does', () => {
    const withDevice = (newDeviceUsed: unknown) =>
      normalize(aTriggerEventWith('PostAuthentication_Authentication', { newDeviceUsed }), context);

    expect(withDevice(true)).toHaveProperty('events.0.data.newDeviceUsed', true);
    expect(withDevice(false)).toHaveProperty('events.0.data.newDeviceUsed', false);
    expect(withDevice(undefined)).not.toHaveProperty('events.0.data.newDeviceUsed');
  });
});

describe('the identities of a user of a provider', () => {
  const ofProvider = { 'cognito:user_status': 'EXTERNAL_PROVIDER' };
  const named = (userName: string, identities?: unknown) => ({
    ...withAttributes({ ...ofProvider, identities: identities === undefined ? undefined : JSON.stringify(identities) }),
    userName,
  });
  const google = { providerName: 'Google', userId: '109876543210987654321' };

  test.each([
    ['that names the user', 'google_109876543210987654321', [google]],
    [
      'that names the user among others',
      'Google_109876543210987654321',
      [{ providerName: 'Okta', userId: 'x' }, google],
    ],
    ['of which nothing is known', 'Google_1', undefined],
    ['that are no list', 'Google_1', { ...google }],
    ['without a provider', 'Google_1', [{ userId: '2' }]],
    ['without an id', 'Google_1', [{ providerName: 'Google' }]],
  ])('%s make a login a federated one', (_what, userName, identities) => {
    expect(methodOf(named(userName, identities))).toBe('federated');
  });

  test('do not with the name of another user', () => {
    expect(methodOf(named('ann', [google]))).toBeUndefined();
  });
});
