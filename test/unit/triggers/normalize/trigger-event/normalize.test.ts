import type { IdentityEvent } from '../../../../../contracts/catalog.ts';
import { keyedHash } from '../../../../../privacy/keyed-hash.ts';
import { normalize, normalizers } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, anId, aTriggerEvent } from '../../../../given/builders/a-trigger-event.ts';

/** What an event says of who it is about. */
interface Who {
  readonly subject?: string | undefined;
  readonly username: string;
  readonly clientId?: string;
}

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
const tom = { username: 'tom', clientId: web };
const ida = { username: 'CorpLogin_00u8f2k1', clientId: web };
const unsigned = (user: Who): Who => ({ ...user, subject: undefined });
const byAdmin = { subject: nora.subject, username: 'nora' };
const requested = 'cognito.message.requested.v1';

/** The one event of a sample, with the default context unless told. Fails where there is none, or another number. */
function eventOf(input: unknown, context = aNormalizeContext()): IdentityEvent {
  const normalized = normalize(input, context);
  const [event, ...more] = 'events' in normalized ? normalized.events : [];
  if (!event || more.length > 0) throw new Error(JSON.stringify(normalized));
  return event;
}

test.each<[source: string, type: string, who: Who, own: object]>([
  ['PreSignUp_SignUp', 'cognito.sign_up.requested.v1', unsigned(lena), { method: 'self' }],
  ['PreSignUp_AdminCreateUser', 'cognito.sign_up.requested.v1', unsigned(byAdmin), { method: 'admin' }],
  ['PreSignUp_ExternalProvider', 'cognito.sign_up.requested.v1', unsigned(max), { method: 'federated' }],
  ['PostConfirmation_ConfirmSignUp', 'cognito.sign_up.confirmed.v1', lena, {}],
  ['PostConfirmation_ConfirmForgotPassword', 'cognito.password.reset_confirmed.v1', lena, {}],
  ['PreAuthentication_Authentication', 'cognito.login.attempted.v1', lena, { userNotFound: false }],
  ['PostAuthentication_Authentication', 'cognito.login.succeeded.v1', lena, { method: 'local', newDeviceUsed: true }],
  ['TokenGeneration_HostedAuth', 'cognito.token.issued.v1', max, { method: 'hosted_ui' }],
  ['TokenGeneration_Authentication', 'cognito.token.issued.v1', lena, { method: 'authentication' }],
  ['TokenGeneration_NewPasswordChallenge', 'cognito.token.issued.v1', nora, { method: 'new_password' }],
  ['TokenGeneration_AuthenticateDevice', 'cognito.token.issued.v1', lena, { method: 'device' }],
  [
    'TokenGeneration_ClientCredentials',
    'cognito.token.issued.v1',
    { username: machine, clientId: machine },
    { method: 'client_credentials' },
  ],
  ['TokenGeneration_RefreshTokens', 'cognito.token.refreshed.v1', lena, {}],
  [
    'CreateAuthChallenge_Authentication',
    'cognito.challenge.issued.v1',
    lena,
    { challengeName: 'CUSTOM_CHALLENGE', round: 3 },
  ],
  ['VerifyAuthChallengeResponse_Authentication', 'cognito.challenge.answered.v1', lena, { correct: true }],
  ['VerifyAuthChallenge_Authentication', 'cognito.challenge.answered.v1', lena, { correct: true }],
  ['UserMigration_Authentication', 'cognito.user.migrated.v1', tom, { occasion: 'login' }],
  ['UserMigration_ForgotPassword', 'cognito.user.migrated.v1', tom, { occasion: 'forgot_password' }],
  ['CustomMessage_SignUp', requested, lena, { kind: 'sign_up' }],
  ['CustomMessage_AdminCreateUser', requested, byAdmin, { kind: 'admin_create_user' }],
  ['CustomEmailSender_ForgotPassword', requested, lena, { kind: 'forgot_password', channel: 'email' }],
  ['CustomSMSSender_Authentication', requested, lena, { kind: 'authentication', channel: 'sms' }],
  ['CustomSmsSender_ResendCode', requested, lena, { kind: 'resend_code', channel: 'sms' }],
  [
    'InboundFederation_ExternalProvider',
    'cognito.federation.profile_received.v1',
    ida,
    { providerName: 'CorpLogin', providerType: 'OIDC' },
  ],
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

const mapped = Object.keys(normalizers);

test.each(mapped)('the event of %s has the attributes that the policy includes, and no others', (source) => {
  const { userAttributes = {} } = aTriggerEvent(source).request as { userAttributes?: Record<string, string> };
  const { email } = userAttributes;
  const { data } = eventOf(
    aTriggerEvent(source),
    aNormalizeContext({ privacy: { policy: { userAttributes: { email: 'include' } } } }),
  );

  expect('userAttributes' in data ? data.userAttributes : undefined).toEqual(
    email === undefined ? undefined : { email },
  );
});

test('publishes values of the app under the policy, hashed if it says so', () => {
  const privacy = {
    policy: { clientMetadata: { campaign: 'include' }, validationData: { captcha: 'hash' } },
    hash: keyedHash('key'),
  } as const;
  const { data } = eventOf(aTriggerEvent('PreSignUp_SignUp'), aNormalizeContext({ privacy }));

  expect(data).toMatchObject({
    clientMetadata: { campaign: 'autumn' },
    validationData: { captcha: keyedHash('key')('03AFcWeA6kq') },
  });
  expect(data).not.toHaveProperty('clientMetadata.ip');
});

test('omits a user name that is an email address', () => {
  const event = eventOf(aTriggerEvent('PreSignUp_SignUp', { userName: 'lena.brandt@example.org' }));

  expect(event.data).not.toHaveProperty('username');
});

describe('ids', () => {
  const confirmation = aTriggerEvent('PostConfirmation_ConfirmSignUp');
  const idOf = (over: object) => eventOf({ ...confirmation, ...over }, aNormalizeContext({ newId: () => anId(7) })).id;
  const withSub = (sub: string) => idOf({ request: { userAttributes: { sub } } });

  test('a confirmed sign-up has the same id at each delivery', () => {
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

  test.each(mapped.filter((source) => source !== 'PostConfirmation_ConfirmSignUp'))(
    '%s can happen again, so it has a new id',
    (source) => {
      expect(eventOf(aTriggerEvent(source), aNormalizeContext({ newId: () => anId(7) })).id).toBe(anId(7));
    },
  );
});

test.each(['NoSuch_Trigger', 'toString', '__proto__', 'constructor'])(
  'the trigger source %s is reported as unknown',
  (triggerSource) => {
    expect(normalize(aTriggerEvent(undefined, { triggerSource }), aNormalizeContext())).toEqual({
      problem: 'UNKNOWN_TRIGGER_SOURCE',
    });
  },
);

test.each([[undefined], [null], ['text'], [7], [[]], [{}], [{ Records: [] }]])('rejects %j', (input) => {
  expect(normalize(input, aNormalizeContext())).toEqual({ problem: 'NOT_A_TRIGGER_EVENT' });
});

test('rejects an event that violates its schema', () => {
  const context = aNormalizeContext({ newId: () => 'not a UUID' });

  expect(normalize(aTriggerEvent(), context)).toMatchObject({ problem: 'SCHEMA_VIOLATED' });
});
