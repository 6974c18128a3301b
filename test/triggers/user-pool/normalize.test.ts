import type { IdentityEvent } from '../../../contracts/catalogue.ts';
import { normalize, triggerSources } from '../../../triggers/user-pool/normalize.ts';
import { aNormalizeContext, anId, aTriggerEvent, sampleSources } from '../../builders/a-trigger-event.ts';

const userPoolId = 'eu-central-1_Kt7QpX2nM';
const web = '6rl1c0v8h2dq5m3tz9kx7wbjna';
const machine = '1u4e9s7g2yfp8c6oq3hvr5dktm';
const lena = { subject: 'c2f58484-40a1-70d6-1e83-9b5cf2f7a6d1', username: 'lena', clientId: web };
const nora = { subject: 'e3c45852-b0d1-70aa-2c9d-71f6a8e05b34', username: 'nora', clientId: web };
const max = {
  subject: '83d4f8c2-10b1-7039-6f2a-5e0cd4b7931e',
  username: 'Google_109876543210987654321',
  clientId: web,
};

/** The event of a sample, with the default context unless told. Fails where there is none. */
function eventOf(input: unknown, context = aNormalizeContext()): IdentityEvent {
  const normalized = normalize(input, context);
  if ('problem' in normalized) throw new Error(normalized.problem);
  return normalized.event;
}

test.each([
  ['PreSignUp_SignUp', 'cognito.sign_up.requested.v1', { ...lena, subject: undefined }, { method: 'self' }],
  [
    'PreSignUp_AdminCreateUser',
    'cognito.sign_up.requested.v1',
    { subject: undefined, username: 'nora' },
    { method: 'admin' },
  ],
  [
    'PreSignUp_ExternalProvider',
    'cognito.sign_up.requested.v1',
    { ...max, subject: undefined },
    { method: 'federated' },
  ],
  ['PostConfirmation_ConfirmSignUp', 'cognito.sign_up.confirmed.v1', lena, {}],
  ['PostConfirmation_ConfirmForgotPassword', 'cognito.password.reset_confirmed.v1', lena, {}],
  ['PreAuthentication_Authentication', 'cognito.login.attempted.v1', lena, { userNotFound: false }],
  ['PostAuthentication_Authentication', 'cognito.login.succeeded.v1', lena, { newDeviceUsed: true }],
  ['TokenGeneration_HostedAuth', 'cognito.token.issued.v1', max, { method: 'hosted_ui' }],
  ['TokenGeneration_Authentication', 'cognito.token.issued.v1', lena, { method: 'authentication' }],
  ['TokenGeneration_NewPasswordChallenge', 'cognito.token.issued.v1', nora, { method: 'new_password' }],
  ['TokenGeneration_AuthenticateDevice', 'cognito.token.issued.v1', lena, { method: 'device' }],
  [
    'TokenGeneration_ClientCredentials',
    'cognito.token.issued.v1',
    { subject: undefined, username: machine, clientId: machine },
    { method: 'client_credentials' },
  ],
  ['TokenGeneration_RefreshTokens', 'cognito.token.refreshed.v1', lena, {}],
])('%s gives %s', (triggerSource, type, { subject, ...caller }, own) => {
  const { requestId } = aNormalizeContext();

  expect(eventOf(aTriggerEvent(triggerSource))).toStrictEqual({
    specversion: '1.0',
    id: expect.any(String) as string,
    type,
    source: `/aws/cognito/eu-central-1/${userPoolId}`,
    ...(subject === undefined ? {} : { subject }),
    time: '2026-11-24T03:12:45.123Z',
    datacontenttype: 'application/json',
    dataschema: `urn:cognito-to-kafka:schemas/${type}.json#/properties/data`,
    data: { userPoolId, ...caller, triggerSource, requestId, ...own },
  });
});

test('every trigger source that gives an event has a sample, and no other has', () => {
  expect([...sampleSources].sort()).toEqual([...triggerSources].sort());
});

test.each(triggerSources)('the event of %s has the attributes that the policy includes, and no others', (source) => {
  const { email } = aTriggerEvent(source).request.userAttributes;
  const { data } = eventOf(
    aTriggerEvent(source),
    aNormalizeContext({ privacy: { userAttributes: { email: 'include' } } }),
  );

  expect(data.userAttributes).toEqual(email === undefined ? undefined : { email });
});

test('a user name that is an e-mail address stays out of the event', () => {
  const event = eventOf(aTriggerEvent('PreSignUp_SignUp', { userName: 'lena.brandt@example.org' }));

  expect(event.data).not.toHaveProperty('username');
});

describe('ids', () => {
  const confirmation = aTriggerEvent('PostConfirmation_ConfirmSignUp');
  const idOf = (over: object) => eventOf({ ...confirmation, ...over }, aNormalizeContext({ newId: () => anId(7) })).id;
  const withSub = (sub: string) => idOf({ request: { userAttributes: { sub } } });

  test('a confirmed sign-up has the same id however often and whenever it is told', () => {
    const later = eventOf(confirmation, aNormalizeContext({ now: new Date('2027-01-01'), requestId: undefined }));

    expect(later.id).toBe(idOf({}));
    expect(later.id).toMatch(/^.{14}5/);
  });

  test('the id of a confirmed sign-up stays what it was in earlier releases', () => {
    expect(idOf({})).toBe('c5fa4ec3-c9bf-580d-8c61-7a0d93698164');
  });

  test('confirmed sign-ups of two users, or in two pools, differ', () => {
    const ids = [idOf({}), withSub('nora'), idOf({ userPoolId: 'eu-central-1_Other' })];

    expect(new Set(ids).size).toBe(3);
  });

  test('a confirmed sign-up without a sub has an id of its own', () => {
    expect(idOf({ request: { userAttributes: {} } })).toBe(anId(7));
  });

  test.each(triggerSources.filter((source) => source !== 'PostConfirmation_ConfirmSignUp'))(
    '%s can happen again, so it has a new id',
    (source) => {
      expect(eventOf(aTriggerEvent(source), aNormalizeContext({ newId: () => anId(7) })).id).toBe(anId(7));
    },
  );
});

test.each(['CustomMessage_SignUp', 'UserMigration_Authentication', 'NoSuch_Trigger', 'toString', '__proto__'])(
  'the trigger source %s is reported as unknown',
  (triggerSource) => {
    expect(normalize(aTriggerEvent(undefined, { triggerSource }), aNormalizeContext())).toEqual({
      problem: 'UNKNOWN_TRIGGER_SOURCE',
    });
  },
);

test.each([[undefined], [null], ['text'], [7], [[]], [{}], [{ Records: [] }]])('%j is no trigger event', (input) => {
  expect(normalize(input, aNormalizeContext())).toEqual({ problem: 'NOT_A_TRIGGER_EVENT' });
});

test('an event that fails its own schema is not given out', () => {
  const context = aNormalizeContext({ newId: () => 'not a UUID' });

  expect(normalize(aTriggerEvent(), context)).toEqual({ problem: 'SCHEMA_VIOLATED' });
});
