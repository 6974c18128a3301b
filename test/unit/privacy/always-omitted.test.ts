import fc from 'fast-check';
import { isAlwaysOmitted } from '../../../privacy/always-omitted.ts';
import { anyText } from '../../given/builders/any-text.ts';

test.each([
  ...['password', 'Password', 'PASSWORD', 'newPassword', 'previous_password', 'temporaryPassword', 'passwordHint'],
  ...['passwd', 'pwd', 'passphrase', 'passcode', 'pin', 'user_pin', 'cvv', 'cvc'],
  ...['secret', 'clientSecret', 'client_secret', 'SECRET_HASH', 'mfa-secret', 'secretAnswer'],
  ...['token', 'accessToken', 'id_token', 'refresh-token', 'TokenResponse', 'captchaToken', 'csrf', 'xsrf', 'jwt'],
  ...['auth', 'Authorization', 'bearer', 'apiKey', 'api_key', 'X-Api-Key', 'privateKey', 'credentials', 'cookie'],
  ...['session', 'sessionId', 'Set-Cookie', 'SAMLResponse', 'RelayState'],
  ...['code', 'codeParameter', 'linkParameter', 'confirmationCode', 'verification_code', 'ConfirmationCode'],
  ...['otp', 'totp', 'otpCode', 'smsCode', 'email_code', 'mfaCode', 'loginPin', 'backup code'],
  ...['answer', 'challengeAnswer', 'challenge_response', 'privateChallengeParameters'],
])('%s is always omitted', (name) => {
  expect(isAlwaysOmitted(name)).toBe(true);
});

// "RespondToAuthChallenge", Cognito API reference: what a ChallengeResponses map carries.
test.each([
  ...['SMS_MFA_CODE', 'SMS_OTP_CODE', 'EMAIL_MFA_CODE', 'EMAIL_OTP_CODE', 'SOFTWARE_TOKEN_MFA_CODE', 'NEW_PASSWORD'],
  ...['PASSWORD_CLAIM_SIGNATURE', 'PASSWORD_CLAIM_SECRET_BLOCK', 'ANSWER', 'SECRET_HASH', 'CREDENTIAL'],
])("%s, a name of Cognito's own, is always omitted", (name) => {
  expect(isAlwaysOmitted(name)).toBe(true);
});

test.each([
  ...[
    'email',
    'phone_number',
    'custom:plan',
    'locale',
    'name',
    'address',
    'birthdate',
    'sub',
    'identities',
    'zoneinfo',
  ],
  ...['countryCode', 'postal_code', 'zipCode', 'promoCode', 'language_code', 'currencycode', 'encoding', 'decoder'],
  ...['author', 'authority', 'shipping', 'opinion', 'company', 'sessionCount', 'answers', 'campaign', 'release', ''],
])('"%s" is for the policy to decide', (name) => {
  expect(isAlwaysOmitted(name)).toBe(false);
});

test.each(['custom:', 'dev:', 'dev:custom:', 'CUSTOM:'])('the prefix %s does not hide a secret', (prefix) => {
  expect(isAlwaysOmitted(`${prefix}pin`)).toBe(true);
  expect(isAlwaysOmitted(`${prefix}plan`)).toBe(false);
});

test.each(['ｐａｓｓｗｏｒｄ', 'pass\u200bword', 'p.a.s.s.w.o.r.d', ' password ', 'pass word', 'PASS-WORD'])(
  'neither width, case nor separators hide a secret: %j',
  (name) => {
    expect(isAlwaysOmitted(name)).toBe(true);
  },
);

test('no text makes it throw, nor run long', () => {
  const alike = fc.string({
    unit: fc.constantFrom('auth', 'otp', 'sms', 'onetime', 'custom:', 'code'),
    maxLength: 200,
  });

  fc.assert(
    fc.property(fc.oneof(fc.string(), anyText(), alike), (name) => {
      expect([true, false]).toContain(isAlwaysOmitted(name));
    }),
  );
});
