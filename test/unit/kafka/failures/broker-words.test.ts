import fc from 'fast-check';
import { brokerWords, mostWords } from '../../../../kafka/failures/broker-words.ts';
import { anyText } from '../../../given/builders/any-text.ts';

const prefix = 'SASL SCRAM SHA512 authentication failed: ';

test.each([
  [
    `${prefix}[c4c1210b-9221-40ac-9fde-03daf7b747dc]: Access denied`,
    '[c4c1210b-9221-40ac-9fde-03daf7b747dc]: Access denied',
  ],
  ['SASL OAUTHBEARER authentication failed: {"status":"invalid_token"}', '{"status":"invalid_token"}'],
  ['SASL PLAIN authentication failed: Authentication failed: Invalid', 'Authentication failed: Invalid'],
  ['Authentication failed', 'Authentication failed'],
  [`${prefix}one\ntwo\t\u001b[31mthree\u2028four\u202efive\u200b`, 'one two [31mthree four five'],
  [prefix, ''],
])('passes on the words of %j', (message, words) => {
  expect(brokerWords(message, ['hunter2', 'ann-of-kafka'])).toBe(words);
});

test.each([
  ['User Ann-of-Kafka with password hun"ter+2 is unknown', 'User *** with password *** is unknown'],
  ['HUN"TER+2', '***'],
  [String.raw`{"password":"hun\"ter+2"}`, '{"password":"***"}'],
  [`password=${encodeURIComponent('hun"ter+2')}`, 'password=***'],
  [`Basic ${Buffer.from('hun"ter+2').toString('base64')}`, 'Basic ***'],
  [`token ${'eyJhbGciOiJub25lIn0'.repeat(4)} refused`, 'token *** refused'],
])('replaces secrets in %j', (message, words) => {
  expect(brokerWords(message, ['hun"ter+2', 'ann-of-kafka'])).toBe(words);
});

test.each<[string, readonly string[], string]>([
  ['Authentication failed', [], 'Authentication failed'],
  ['Authentication failed', [''], 'Authentication failed'],
  ['User anna is unknown', ['anna'], 'User *** is unknown'],
  ['User anna-of-kafka is unknown', ['anna', 'anna-of-kafka', 'anna-of'], 'User *** is unknown'],
])('turns %j with the secrets %j into %j', (message, secrets, words) => {
  expect(brokerWords(message, secrets)).toBe(words);
});

test('drops words that contain a secret too short to be replaced', () => {
  expect(brokerWords('User ann is unknown', ['ann'])).toBe('');
  expect(brokerWords('User bob is unknown', ['ann'])).toBe('User bob is unknown');
});

test('leaves words as they are that have as many characters as may reach the log', () => {
  const words = 'é.'.repeat(mostWords / 2);

  expect(brokerWords(words, [])).toBe(words);
});

test('shortens words without cutting a character in half', () => {
  const words = brokerWords('é😀 '.repeat(500), []);

  expect(Array.from(words)).toHaveLength(mostWords + 1);
  expect(words).toMatch(/…$/);
  expect(words.isWellFormed()).toBe(true);
});

test('never contains a secret, a control character or too many characters', () => {
  const text = anyText({ maxLength: 400 });
  fc.assert(
    fc.property(
      text,
      fc.string({ unit: fc.constantFrom('a', 'B', '9', ' ', '\n', '\t', '+', '"'), minLength: 4 }),
      text,
      (before, secret, after) => {
        const words = brokerWords(before + secret + after, [secret]);

        expect(words.toLowerCase().includes(secret.toLowerCase())).toBe(false);
        expect(words).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        expect(Array.from(words).length).toBeLessThanOrEqual(mostWords + 1);
      },
    ),
  );
});
