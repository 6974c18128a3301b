import fc from 'fast-check';
import { memberText } from '../../../../replay/messages/member-text.ts';

test('returns a property byte for byte, as JSON.parse finds it', () => {
  const spaced = fc.constantFrom('', ' ', '\n\t');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), spaced, (others, value, space) => {
      const text = JSON.stringify(value, undefined, space);
      const [before, after] = [JSON.stringify(others), JSON.stringify({ 'b"': others })];
      const json = `{"x":${before},${space}"detail"${space}:${space}${text}${space},"y":${after}}${space}`;

      expect(memberText(json, 'detail')).toBe(text);
      expect(memberText(json, 'none')).toBeUndefined();
    }),
  );
});

test.each([
  ['{"\\u0064etail":-1.50e3 }', '-1.50e3'],
  ['{"detail":1,"a":{"detail":2},"detail":[3]}', '[3]'],
  ['{"detail":123456789012345678901234567890}', '123456789012345678901234567890'],
  ['{"detail":"\\ud800"}', '"\\ud800"'],
  ['{"a":{"detail":1}}', undefined],
  ['[{"detail":1}]', undefined],
  ['{"detail":1', undefined],
  ['{"detail":1}x', undefined],
  ['{"detail":/* no */1}', undefined],
  ['', undefined],
])('finds in %s the text %s', (json, text) => {
  expect(memberText(json, 'detail')).toBe(text);
});

test.each([20_000, 400_000])('reads a text nested %i deep', (depth) => {
  const deep = '['.repeat(depth) + ']'.repeat(depth);

  expect(memberText(`{"a":${deep},"detail":${deep}}`, 'detail')).toBe(deep);
  expect(memberText(`{"detail":${deep}`, 'detail')).toBeUndefined();
});
