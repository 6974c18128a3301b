import { loginFailureReasons } from '../../../contracts/events/login.ts';
import { failureReason, loginFailureReason, type FailureReason } from '../../../triggers/audit/failure-reason.ts';

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

test.each(messages)('of NotAuthorizedException "%s" is %s', (message, reason) => {
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

test('NotAuthorizedException with an unknown text has another meaning than the usual one', () => {
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
  'PreSignUp failed with error not-invited.',
  'PreAuthentication failed with error Your account has been disabled by your organization.',
  'PostAuthentication invocation failed due to error Incorrect username or password.',
])('"%s" is the text of a function, whatever it says', (message) => {
  expect([undefined, 'NotAuthorizedException'].map((code) => failureReason(code, message))).toEqual(
    Array(2).fill('denied_by_trigger'),
  );
});

test('a code that was used already has not expired', () => {
  const message = 'Your software token has already been used once.';

  expect(failureReason('ExpiredCodeException', message)).toBe('other');
});

test.each([
  ['PASSWORD_VERIFIER', usual, 'disabled'],
  ['SELECT_CHALLENGE', usual, 'disabled'],
  [undefined, usual, 'disabled'],
  ['CUSTOM_CHALLENGE', 'other', 'disabled'],
  ['SOFTWARE_TOKEN_MFA', 'other', 'disabled'],
  ['WEB_AUTHN', 'other', 'disabled'],
  ['ONE_OF_NEXT_YEAR', 'other', 'disabled'],
])('at the challenge %s NotAuthorizedException is %s', (challenge, reason, whenDisabled) => {
  const at = (message: string | undefined) =>
    loginFailureReason({ code: 'NotAuthorizedException', message }, challenge);

  expect([at('Incorrect username or password.'), at(undefined)]).toEqual([reason, reason]);
  expect(at('User is disabled.')).toBe(whenDisabled);
});
