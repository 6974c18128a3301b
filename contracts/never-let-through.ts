// Parts of names that mean a secret wherever they stand.
const parts = ['password', 'passwd', 'passphrase', 'secret', 'token', 'credential', 'apikey', 'privatekey', 'cookie'];

// Names that mean a secret only as a whole.
const names = new Set([
  ...['auth', 'authorization', 'bearer', 'jwt', 'pwd', 'pin', 'cvv', 'cvc', 'otp', 'totp', 'hotp', 'csrf', 'xsrf'],
  ...['session', 'sessionid', 'answer', 'challengeanswer', 'challengeresponse', 'privatechallengeparameters'],
  ...['samlresponse', 'relaystate', 'passcode', 'code', 'codeparameter', 'linkparameter'],
]);

// What a code or a PIN is for, one or several such as in SMS_MFA_CODE. A country code, say, is no secret.
const purposes = [
  ...[
    'access',
    'auth',
    'authentication',
    'authorization',
    'backup',
    'confirmation',
    'email',
    'login',
    'mfa',
    'onetime',
  ],
  ...['otp', 'phone', 'recovery', 'reset', 'security', 'sms', 'totp', 'user', 'verification', 'verify'],
];
const secretCode = new RegExp(`^(${purposes.join('|')})+(code|pin)$`);

/**
 * Whether a value of this name is never let through, whatever the privacy policy says: passwords, codes, tokens,
 * answers and keys. Case, separators and the prefix `custom:` or `dev:` do not matter.
 */
export function isNeverLetThrough(name: string): boolean {
  const plain = name
    .replace(/^(custom:|dev:)+/i, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return names.has(plain) || secretCode.test(plain) || parts.some((part) => plain.includes(part));
}
