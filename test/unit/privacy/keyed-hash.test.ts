import { keyedHash } from '../../../privacy/keyed-hash.ts';

test('computes HMAC-SHA-256 as in test case 2 of RFC 4231', () => {
  expect(keyedHash('Jefe')('what do ya want for nothing?')).toBe(
    'hmac-sha256:5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('a value has the same hash whenever it is made, so that consumers can join by it', () => {
  expect(keyedHash('key')('ann@example.org')).toBe(keyedHash('key')('ann@example.org'));
});

test('returns another hash for another key, value or case', () => {
  const hashes = [
    keyedHash('key')('ann@example.org'),
    keyedHash('Key')('ann@example.org'),
    keyedHash('key')('Ann@example.org'),
  ];

  expect(new Set(hashes).size).toBe(3);
});

test('characters beyond ASCII are hashed as UTF-8', () => {
  expect(keyedHash('Schlüssel')('Jürgen')).toBe(keyedHash('Schl\u00fcssel')('J\u00fcrgen'));
  expect(keyedHash('k')('é')).not.toBe(keyedHash('k')('e'));
});
