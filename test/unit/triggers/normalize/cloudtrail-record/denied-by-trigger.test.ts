import { failureReason } from '../../../../../triggers/normalize/cloudtrail-record/failure-reason.ts';

/** Texts of functions: without and with words that Cognito uses in its own messages. */
const texts = [
  'not-invited.',
  'Your account has been disabled by your organization.',
  'Incorrect username or password.',
  'Password attempts exceeded',
  'User is disabled.',
  'User is not confirmed.',
  'User does not exist.',
  'Password reset required for the user',
  'Invalid code or auth state for the user.',
  'Your code has expired, please request a new one.',
  'Your software token has already been used once.',
];

/** How Cognito reports that the function of a trigger failed. */
const wordings = [
  'PreSignUp failed with error',
  'PreAuthentication failed with error',
  'PostAuthentication invocation failed due to error',
  'DefineAuthChallenge failed with error',
  'CreateAuthChallenge invocation failed due to error',
  'VerifyAuthChallengeResponse failed with error',
  'PreTokenGeneration failed with error',
  'UserMigration failed with error',
  'CustomMessage failed with error',
  'InboundFederation failed with error',
  'null invocation failed due to configuration.',
  'Unrecognizable lambda output',
  'Invalid lambda function output : Invalid JSON',
];

test.each(wordings)('the text of a function after "%s" never decides the reason', (wording) => {
  const spellings = texts.flatMap((text) => [
    `${wording} ${text}`,
    `${wording} ${text}\n`,
    `\n${wording}\n${text}`,
    `UserLambdaValidationException: ${wording} ${text}`,
  ]);
  const anyCode = [undefined, '', 'NotAuthorizedException', 'InvalidParameterException', 'UserNotFoundException'];

  for (const message of [wording, ...spellings]) {
    const reasons = anyCode.map((code) => failureReason(code, message));
    expect([message, ...reasons]).toEqual([message, ...anyCode.map(() => 'denied_by_trigger')]);
  }
});

test('a code of a failed function is denied_by_trigger, whatever the text', () => {
  for (const code of ['UserLambdaValidationException', 'UnexpectedLambdaException', 'InvalidLambdaResponseException']) {
    expect(texts.map((text) => failureReason(code, text))).toEqual(texts.map(() => 'denied_by_trigger'));
  }
});

test('a function that quotes IAM is denied_by_trigger', () => {
  const message =
    'PreAuthentication failed with error User: arn:aws:sts::111122223333:assumed-role/f is not authorized';

  expect(failureReason('UserLambdaValidationException', message)).toBe('denied_by_trigger');
});

test.each(['Login failed with error invalid_grant', 'Authentication failed with error access_denied'])(
  'the text of an identity provider is not that of a trigger: %s',
  (message) => {
    expect(failureReason('InvalidParameterException', message)).toBe('other');
    expect(failureReason(undefined, message)).toBe('other');
  },
);
