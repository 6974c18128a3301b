import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditEvent,
  anAuditRecord,
  aNormalizeAuditContext,
  lena,
  web,
} from '../../../../given/builders/an-audit-record.ts';

const failed = 'cognito.login.failed.v1';
const wrongPassword = { ...web, reason: 'wrong_password_or_unknown_user', errorCode: 'NotAuthorizedException' };
const wrongCode = { ...web, reason: 'code_mismatch', errorCode: 'CodeMismatchException', stage: 'challenge' };

const normalized = (sample: string, over?: object) =>
  normalizeAudit(anAuditRecord(sample, over), aNormalizeAuditContext());

/** The data of the one event. Fails where there is none. */
async function dataOf(sample: string, over: object): Promise<object> {
  const result = await normalized(sample, over);
  if (!('events' in result) || result.events.length !== 1) throw new Error(`no event: ${JSON.stringify(result)}`);
  return result.events[0]?.data ?? {};
}

const atInitiate = (flow: string, reason: string, errorCode: string) => ({
  ...web,
  reason,
  errorCode,
  stage: 'initiate',
  flow,
});

test.each<[string, { subject?: string }, object]>([
  ['InitiateAuth', lena, { ...wrongPassword, stage: 'initiate', flow: 'USER_PASSWORD_AUTH' }],
  ['InitiateAuth-user-unknown', {}, atInitiate('USER_PASSWORD_AUTH', 'user_not_found', 'UserNotFoundException')],
  ['InitiateAuth-user-hidden', {}, { ...wrongPassword, stage: 'initiate', flow: 'USER_PASSWORD_AUTH' }],
  ['InitiateAuth-not-confirmed', lena, atInitiate('USER_SRP_AUTH', 'not_confirmed', 'UserNotConfirmedException')],
  ['InitiateAuth-disabled', lena, atInitiate('USER_AUTH', 'disabled', 'NotAuthorizedException')],
  [
    'InitiateAuth-too-many-attempts',
    lena,
    atInitiate('USER_PASSWORD_AUTH', 'too_many_attempts', 'NotAuthorizedException'),
  ],
  [
    'InitiateAuth-reset-required',
    lena,
    atInitiate('USER_PASSWORD_AUTH', 'reset_required', 'PasswordResetRequiredException'),
  ],
  [
    'InitiateAuth-denied-by-trigger',
    lena,
    atInitiate('CUSTOM_AUTH', 'denied_by_trigger', 'UserLambdaValidationException'),
  ],
  ['AdminInitiateAuth', lena, { ...wrongPassword, stage: 'initiate', flow: 'ADMIN_USER_PASSWORD_AUTH' }],
  ['RespondToAuthChallenge', lena, { ...wrongPassword, stage: 'challenge', challengeName: 'PASSWORD_VERIFIER' }],
  ['RespondToAuthChallenge-wrong-code', lena, { ...wrongCode, challengeName: 'EMAIL_OTP' }],
  [
    'RespondToAuthChallenge-code-expired',
    lena,
    { ...web, reason: 'code_expired', errorCode: 'ExpiredCodeException', stage: 'challenge', challengeName: 'SMS_MFA' },
  ],
  ['AdminRespondToAuthChallenge', lena, { ...wrongCode, challengeName: 'SOFTWARE_TOKEN_MFA' }],
])('%s is a failed login', async (sample, who, data) => {
  expect(await normalized(sample)).toStrictEqual({ events: [anAuditEvent(sample, failed, { ...who, ...data })] });
});

test.each([
  ['InitiateAuth-refresh-refused', 'a refused refresh (REFRESH_TOKEN_AUTH)'],
  ['InitiateAuth-refresh-expired', 'a refused refresh (REFRESH_TOKEN)'],
  ['InitiateAuth-challenge', 'a call that only gives a challenge'],
  ['InitiateAuth-succeeded', 'a login, which triggers report'],
  ['AdminInitiateAuth-succeeded', 'a login, which triggers report'],
  ['RespondToAuthChallenge-succeeded', 'a login, which triggers report'],
  ['AdminRespondToAuthChallenge-succeeded', 'a login, which triggers report'],
])('%s gives nothing: it is %s', async (sample) => {
  expect(await normalized(sample)).toEqual({ nothing: 'NO_EVENT' });
});

test("contains Cognito's code, and not its message", async () => {
  const { errorMessage } = anAuditRecord('InitiateAuth-denied-by-trigger').detail;
  const told = JSON.stringify(await normalized('InitiateAuth-denied-by-trigger'));

  expect(errorMessage).toContain('lena.brandt@example.org');
  expect(told).toContain('UserLambdaValidationException');
  expect(told).not.toMatch(/lena\.brandt|blocked|PreAuthentication/);
});

test.each([
  ['UserNotFoundException', 'UserNotFoundException', 'user_not_found'],
  ['com.amazonaws.cognito.UserNotFoundException', 'com.amazonaws.cognito.UserNotFoundException', 'user_not_found'],
  ['cognito#UserNotFoundException', undefined, 'user_not_found'],
  ['Something went wrong.', undefined, 'other'],
  ['A'.repeat(129), undefined, 'other'],
  ['ann@example.org', undefined, 'other'],
  ['HIDDEN_DUE_TO_SECURITY_REASONS', undefined, 'wrong_password_or_unknown_user'],
])('maps the code %s to %s', async (errorCode, kept, reason) => {
  const data = await dataOf('InitiateAuth', { errorCode });

  expect(data).toMatchObject({ reason });
  expect('errorCode' in data ? data.errorCode : undefined).toBe(kept);
});

test.each(['ann@example.org', 'USER AUTH', 'A'.repeat(65), '', null, {}, ['USER_AUTH'], 'HIDDEN_FOR_SECURITY_REASONS'])(
  'a flow and a challenge that read %j are left out',
  async (text) => {
    const requestParameters = { ...web, authFlow: text, challengeName: text };
    const data = await dataOf('InitiateAuth', { requestParameters });

    expect(data).not.toHaveProperty('flow');
    expect(data).not.toHaveProperty('challengeName');
  },
);

test('a failed login of a client that hides who exists tells no more than Cognito', async () => {
  const unknown = await dataOf('InitiateAuth-user-hidden', {});

  expect(unknown).toMatchObject({ reason: 'wrong_password_or_unknown_user' });
  expect(unknown).not.toHaveProperty('httpStatus');
});

test.each([
  ['InitiateAuth-user-unknown', {}],
  ['InitiateAuth', { errorCode: 'UserNotFoundException' }],
  ['AdminInitiateAuth', { errorCode: 'UserNotFoundException' }],
  ['CognitoAuthentication', {}],
])('omits the text of an unknown user, wherever the record has it: %s', async (sample, over) => {
  const typed = 'CorrectHorse9';
  const { requestParameters, additionalEventData } = anAuditRecord(sample).detail;
  const names = { username: typed, userName: typed, USERNAME: typed };
  const told = await normalized(sample, {
    errorMessage: `User ${typed} does not exist.`,
    requestParameters: { ...(requestParameters ?? {}), ...names, authParameters: names },
    additionalEventData: { ...(additionalEventData ?? {}), ...names, sub: undefined },
    responseElements: names,
    userIdentity: { type: 'Unknown', userName: typed },
    ...over,
  });

  expect(told).toMatchObject({ events: [{ type: 'cognito.login.failed.v1' }] });
  expect(JSON.stringify(told)).not.toContain(typed);
});

const iamWords =
  'User: arn:aws:sts::111122223333:assumed-role/app/app is not authorized to perform: cognito-idp:AdminInitiateAuth on resource: *';

test.each([
  ['AccessDeniedException', undefined],
  ['AccessDenied', iamWords],
  ['aws#UnrecognizedClientException', undefined],
  ['InvalidSignatureException', undefined],
  ['Client.UnauthorizedOperation', undefined],
  ['HIDDEN_DUE_TO_SECURITY_REASONS', iamWords],
])('a call that AWS rejects for its caller with %s is not a login of a user', async (errorCode, errorMessage) => {
  for (const sample of ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'InitiateAuth']) {
    expect(await normalized(sample, { errorCode, errorMessage })).toEqual({ nothing: 'NO_EVENT' });
  }
});

test.each([
  ['UserLambdaValidationException', `PreAuthentication failed with error ${iamWords}`],
  ['UserLambdaValidationException', iamWords],
  ['UnexpectedLambdaException', 'PreAuthentication invocation failed due to error AccessDeniedException.'],
])('a function that AWS refuses a call refuses the login (%s)', async (errorCode, errorMessage) => {
  expect(await dataOf('AdminInitiateAuth', { errorCode, errorMessage })).toMatchObject({ reason: 'denied_by_trigger' });
});

test.each([
  ['DeviceAccessDenied', undefined],
  ['AccessDeniedByDevice', undefined],
  ['HIDDEN_DUE_TO_SECURITY_REASONS', `Device said: ${iamWords}`],
])('an error that only contains words of IAM (%s) is a failed login', async (errorCode, errorMessage) => {
  expect(await dataOf('AdminInitiateAuth', { errorCode, errorMessage })).toMatchObject({ reason: 'other' });
});

const notAuthorized = { errorCode: 'NotAuthorizedException' };
const flowHidden = { requestParameters: { ...web, authFlow: 'HIDDEN_DUE_TO_SECURITY_REASONS' } };
const passwordWords = 'Incorrect username or password.';

test.each(['CUSTOM_CHALLENGE', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER', 'EMAIL_OTP', 'WEB_AUTHN', undefined])(
  'the challenge %s never fails for a password',
  async (challengeName) => {
    for (const sample of ['RespondToAuthChallenge', 'AdminRespondToAuthChallenge']) {
      const { requestParameters } = anAuditRecord(sample).detail;
      const challenge = { requestParameters: { ...(requestParameters as object), challengeName } };
      for (const errorMessage of [passwordWords, `${passwordWords}\n`, undefined]) {
        expect(await dataOf(sample, { ...challenge, ...notAuthorized, errorMessage })).toMatchObject({
          reason: 'other',
        });
      }
    }
  },
);

test.each(['Refresh Token has been revoked', 'Invalid Refresh Token', 'Refresh Token has expired\n'])(
  'a refused refresh whose flow is hidden is not a login either: %s',
  async (errorMessage) => {
    expect(await normalized('InitiateAuth', { ...notAuthorized, errorMessage, ...flowHidden })).toEqual({
      nothing: 'NO_EVENT',
    });
  },
);

test('a failed login whose message has these words inside stays a failed login', async () => {
  const over = { ...notAuthorized, errorMessage: 'Bridge: Refresh Token has expired', ...flowHidden };

  expect(await dataOf('InitiateAuth', over)).toMatchObject({ reason: 'other' });
});
