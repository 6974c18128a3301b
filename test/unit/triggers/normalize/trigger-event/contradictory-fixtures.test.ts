import { isIdentityEvent } from '../../../../../contracts/read-event.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent, aTriggerEventWith } from '../../../../given/builders/a-trigger-event.ts';

const told = (input: unknown) => normalize(input, aNormalizeContext({ privacy: { policy: everything } }));
const everything = {
  userAttributes: { email_verified: 'include', 'custom:seats': 'include', email: 'include' },
  clientMetadata: { release: 'include' },
  validationData: { release: 'include' },
} as const;

// AWS's own pages, their samples and live events disagree with one another in these ways.
test.each([
  ['version "string", as in the documentation', { version: 'string' }],
  ['version as a number', { version: 3 }],
  ['version 0, as from an emulator', { version: '0' }],
  ['no version', { version: undefined }],
  [
    'null for every member of the request',
    { request: { userAttributes: null, newDeviceUsed: null, clientMetadata: null } },
  ],
  ['members that AWS may add', { tenant: { id: 1 }, callerContext: { clientId: 'c', ipAddress: '192.0.2.1' } }],
  ['an empty caller context', { callerContext: {} }],
  ['text for the caller context', { callerContext: 'aws-sdk-unknown-unknown' }],
  ['no response', { response: undefined }],
  ['null for the response', { response: null }],
  ['text for the response', { response: 'ok' }],
  ['null for the request', { request: null }],
  ['text for the request', { request: 'HIDDEN' }],
  ['no request', { request: undefined }],
  ['no user name', { userName: undefined }],
  ['null for the user name', { userName: null }],
  ['no Region', { region: undefined }],
])('an event with %s still gives its identity event', (_what, over) => {
  expect(told(aTriggerEvent(undefined, over))).toMatchObject({ events: [{ type: 'cognito.login.succeeded.v1' }] });
});

test('publishes numbers and booleans as strings if strings are expected', () => {
  const userAttributes = { sub: 4711, email_verified: true, 'custom:seats': 12, email: null };
  const input = aTriggerEvent('PreAuthentication_Authentication', {
    userName: 42,
    callerContext: { clientId: 7 },
    request: { userAttributes, clientMetadata: { release: 4.2 }, validationData: { release: false }, userNotFound: 0 },
  });

  expect(told(input)).toMatchObject({
    events: [
      {
        subject: '4711',
        data: {
          username: '42',
          clientId: '7',
          userAttributes: { email_verified: 'true', 'custom:seats': '12' },
          clientMetadata: { release: '4.2' },
          validationData: { release: 'false' },
        },
      },
    ],
  });
});

test.each([
  ['PostAuthentication_Authentication', 'newDeviceUsed', 'true', true],
  ['PostAuthentication_Authentication', 'newDeviceUsed', 'False', false],
  ['PostAuthentication_Authentication', 'newDeviceUsed', 'yes', undefined],
  ['PreAuthentication_Authentication', 'userNotFound', 'true', true],
  ['PreAuthentication_Authentication', 'userNotFound', {}, undefined],
])('in %s, publishes the %s %j as %j', (source, name, value, flag) => {
  const normalized = told(aTriggerEventWith(source, { [name]: value }));

  expect('events' in normalized ? (normalized.events[0]?.data as Record<string, unknown>)[name] : normalized).toBe(
    flag,
  );
});

test.each([
  'CustomMessage_SignUp/CustomMessage_ResendCode/CustomMessage_ForgotPassword/CustomMessage_VerifyUserAttribute',
  ...['PreTokenGen', 'PostConfirmation', 'string', '<triggerSource>', 'customMessage_signup', ' PreSignUp_SignUp'],
  ...['PreSignUp_SignUp ', 'PreSignUp_SignUp\n', 'CustomMessage_', 'CustomSMSSender_AccountTakeOverNotification'],
])('%j is not a trigger source, and produces no event', (triggerSource) => {
  expect(told(aTriggerEvent('CustomMessage_SignUp', { triggerSource }))).toEqual({ problem: 'UNKNOWN_TRIGGER_SOURCE' });
});

test.each([[''], [null], [undefined], [['PreSignUp_SignUp']], [{ name: 'PreSignUp_SignUp' }]])(
  'rejects an event with %j for a trigger source',
  (triggerSource) => {
    expect(told(aTriggerEvent(undefined, { triggerSource }))).toEqual({ problem: 'NOT_A_TRIGGER_EVENT' });
  },
);

test.each([[7], [true]])('the trigger source %j is unknown', (triggerSource) => {
  expect(told(aTriggerEvent(undefined, { triggerSource }))).toEqual({ problem: 'UNKNOWN_TRIGGER_SOURCE' });
});

test.each([
  ['"None" in place of null', aTriggerEventWith('CustomMessage_SignUp', { usernameParameter: 'None' })],
  [
    'text in place of a session',
    aTriggerEventWith('CreateAuthChallenge_Authentication', { session: 'PASSWORD_VERIFIER' }),
  ],
  [
    'an object in place of a session',
    aTriggerEventWith('CreateAuthChallenge_Authentication', { session: { length: 3 } }),
  ],
  ['no challenge', aTriggerEventWith('CreateAuthChallenge_Authentication', { challengeName: {} })],
  ['text in place of attributes', aTriggerEventWith('InboundFederation_ExternalProvider', { attributes: 'HIDDEN' })],
  ['no provider', aTriggerEventWith('InboundFederation_ExternalProvider', { providerName: null, providerType: 7.5 })],
  [
    'an unknown version of a sender',
    aTriggerEventWith('CustomEmailSender_SignUp', { type: 'customEmailSenderRequestV2' }),
  ],
])('%s does no harm', (_what, input) => {
  expect(told(input)).toHaveProperty('events.0');
});

test('publishes placeholders as strings, in an event that passes its schema', () => {
  const input = aTriggerEvent('PreAuthentication_Authentication', {
    region: '<region>',
    userPoolId: '<userPoolId>',
    userName: '<userName>',
    callerContext: { awsSdkVersion: '<calling aws sdk with version>', clientId: '<apps client id>' },
    request: { userAttributes: { sub: '<sub>', email: '<email>' }, validationData: { k1: 'v1' } },
  });
  const normalized = told(input);

  expect(normalized).toMatchObject({
    events: [
      {
        subject: '<sub>',
        data: { userPoolId: '<userPoolId>', username: '<userName>', userAttributes: { email: '<email>' } },
      },
    ],
  });
  expect('events' in normalized && normalized.events.every(isIdentityEvent)).toBe(true);
});
