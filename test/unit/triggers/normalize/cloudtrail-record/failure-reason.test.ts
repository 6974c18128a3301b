import { loginFailureReasons } from '../../../../../contracts/events/login.ts';
import {
  asksForPassword,
  errorName,
  failureReason,
  loginFailureReason,
  type FailureReason,
} from '../../../../../triggers/normalize/cloudtrail-record/failure-reason.ts';

const codes: readonly (readonly [name: string, reason: FailureReason])[] = [
  ['UserNotFound', 'user_not_found'],
  ['UserNotConfirmed', 'not_confirmed'],
  ['PasswordResetRequired', 'reset_required'],
  ['TooManyFailedAttempts', 'too_many_attempts'],
  ['LimitExceeded', 'too_many_attempts'],
  ['CodeMismatch', 'code_mismatch'],
  ['EnableSoftwareTokenMFA', 'code_mismatch'],
  ['ExpiredCode', 'code_expired'],
  ['UserLambdaValidation', 'denied_by_trigger'],
  ['UnexpectedLambda', 'denied_by_trigger'],
  ['InvalidLambdaResponse', 'denied_by_trigger'],
];

const messages: readonly (readonly [message: string, reason: FailureReason])[] = [
  ['Incorrect username or password.', 'wrong_password_or_unknown_user'],
  ['incorrect username or password', 'wrong_password_or_unknown_user'],
  ['Password attempts exceeded', 'too_many_attempts'],
  ['User is disabled.', 'disabled'],
  ['User is not confirmed.', 'not_confirmed'],
  ['User does not exist.', 'user_not_found'],
  ['Temporary password has expired and must be reset by an administrator.', 'reset_required'],
  ['Password reset required for the user', 'reset_required'],
  ['Invalid code or auth state for the user.', 'code_mismatch'],
  ['Your code has expired, please request a new one.', 'code_expired'],
  ['Expired or unknown code.', 'code_expired'],
];

const usual = 'wrong_password_or_unknown_user';

test.each(codes)('%s is %s, in any spelling and whatever the text', (name, reason) => {
  const spellings = [name, `${name}Exception`, `com.amazonaws.cognito.${name}Exception`];
  const inNamespaces = [`cognito-idp#${name}Exception`, `aws:${name}`, `com.amazonaws.cognito#${name}Exception`];

  for (const code of [...spellings, ...inNamespaces]) {
    expect([code, failureReason(code, undefined)]).toEqual([code, reason]);
    expect([code, failureReason(code, 'User is disabled.')]).toEqual([code, reason]);
  }
});

test.each(messages)('NotAuthorizedException "%s" is %s', (message, reason) => {
  expect(failureReason('NotAuthorizedException', message)).toBe(reason);
  expect(failureReason('com.amazonaws.cognito#NotAuthorized', message)).toBe(reason);
});

test.each(messages)('without a code "%s" is %s', (message, reason) => {
  expect(failureReason(undefined, message)).toBe(reason);
});

test('NotAuthorizedException without its text has its usual meaning', () => {
  expect(failureReason('NotAuthorizedException', undefined)).toBe(usual);
  expect(failureReason('NotAuthorized', undefined)).toBe(usual);
});

test('NotAuthorizedException with an unknown text does not have the usual meaning', () => {
  expect(failureReason('NotAuthorizedException', 'Invalid session for the user.')).toBe('other');
});

test('nothing said is other', () => {
  expect(failureReason(undefined, undefined)).toBe('other');
  expect(failureReason('', 'HTTP 401')).toBe('other');
});

test.each(['InternalErrorException', 'TooManyRequestsException', 'toString', '__proto__', 'No way.', '#'])(
  'the unknown code %s is other, whatever the text',
  (code) => {
    expect(failureReason(code, undefined)).toBe('other');
    expect(failureReason(code, 'Incorrect username or password.')).toBe('other');
  },
);

test('every reason of the contract but other is found somewhere', () => {
  const found = new Set([...codes, ...messages].map(([, reason]) => reason));

  expect([...found, 'other'].sort()).toEqual([...loginFailureReasons].sort());
});

test.each([
  'USER_PASSWORD_AUTH flow is disabled for this client',
  'SMS MFA is disabled for the user pool.',
  'Device does not exist.',
  'User pool client 1example23456789 does not exist.',
  'Google Error - 401 The account has been disabled',
  'Corp Error - 400 invalid_grant Incorrect username or password.',
  'Corp Error - 400 Your password must be reset',
  'Error in SAML response processing: the user is not confirmed',
  'Invalid session for the user, session is expired.',
  'Invalid session for the user, session can only be used once.',
  'Password does not conform to policy: Password not long enough',
])('"%s" contains the words of a reason, but is none', (message) => {
  expect([undefined, 'NotAuthorizedException'].map((code) => failureReason(code, message))).toEqual(['other', 'other']);
});

test.each(messages)('"%s" is %s with a line feed and with the code in front of it, too', (message, reason) => {
  const spellings = [`${message}\n`, `\n ${message} `, `NotAuthorizedException: ${message}`];

  expect(spellings.map((spelling) => failureReason(undefined, spelling))).toEqual([reason, reason, reason]);
});

test('the code in front of a message counts where the record has no other', () => {
  expect(failureReason(undefined, 'UserNotConfirmedException: The account waits.')).toBe('not_confirmed');
  expect(failureReason('InternalErrorException', 'UserNotConfirmedException: The account waits.')).toBe('other');
});

test('a code counts only at the start of a message, also without a blank after it', () => {
  expect(failureReason(undefined, 'UserNotConfirmedException:The account waits.')).toBe('not_confirmed');
  expect(failureReason(undefined, 'NotAuthorizedException:User is disabled.')).toBe('disabled');
  expect(failureReason(undefined, 'See UserNotConfirmedException: The account waits.')).toBe('other');
});

test('Exception is a suffix only at the end of a code', () => {
  expect(errorName('NotAuthorizedException')).toBe('NotAuthorized');
  expect(errorName('ExceptionNotAuthorized')).toBe('ExceptionNotAuthorized');
});

test.each(['ExpiredCodeException', 'NotAuthorizedException', undefined])(
  'a code that was used before has not expired (%s)',
  (code) => {
    expect(failureReason(code, 'Your software token has already been used once.')).toBe('other');
    expect(failureReason(code, 'Your software token has already been used once.\n')).toBe('other');
  },
);

test.each([
  ['PASSWORD', true],
  ['PASSWORD_SRP', true],
  ['PASSWORD_VERIFIER', true],
  ['ADMIN_NO_SRP_AUTH', true],
  ['NEW_PASSWORD_REQUIRED', true],
  ['SELECT_CHALLENGE', true],
  ['CUSTOM_CHALLENGE', false],
  ['DEVICE_SRP_AUTH', false],
  ['DEVICE_PASSWORD_VERIFIER', false],
  ['SOFTWARE_TOKEN_MFA', false],
  ['SMS_MFA', false],
  ['SMS_OTP', false],
  ['EMAIL_OTP', false],
  ['WEB_AUTHN', false],
  ['MFA_SETUP', false],
  ['SELECT_MFA_TYPE', false],
  ['ONE_OF_NEXT_YEAR', false],
  [undefined, false],
])('the challenge %s asks for a password: %s', (challenge, asked) => {
  expect(asksForPassword(challenge)).toBe(asked);
});

test.each([
  [true, usual],
  [false, 'other'],
])('where a password is asked for (%s), NotAuthorizedException is %s', (isPasswordAsked, reason) => {
  const told = (message: string | undefined) =>
    loginFailureReason({ code: 'NotAuthorizedException', message }, isPasswordAsked);

  expect([told('Incorrect username or password.'), told(undefined)]).toEqual([reason, reason]);
  expect(told('User is disabled.')).toBe('disabled');
});
