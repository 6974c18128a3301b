import fc from 'fast-check';
import { printable } from '../../../cli/printable.ts';
import { anyText } from '../../given/builders/any-text.ts';

/** Characters that no line of a terminal may have: ranges of code points. */
const dangerous = [
  [0x0, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
] as const;
const isDangerous = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return dangerous.some(([from, to]) => code >= from && code <= to);
};

test.each([
  ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['\u009b31m', '\\u009b31m'],
  ['a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['gpj.\u202eexe', 'gpj.\\u202eexe'],
  ['\u2028\u200b\ufeff\u007f', '\\u2028\\u200b\\ufeff\\u007f'],
  ['\ud800x', '\\ud800x'],
  ['\u{e0041}', '\\udb40\\udc41'],
  ['Zoë 🦊 日本 ＝', 'Zoë 🦊 日本 ＝'],
])('shows %j as %s', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

const texts = fc.oneof(
  anyText(),
  fc.string({
    unit: fc.constantFrom('\u001b', '\u0085', '\u202e', '\u2028', '\u200d', '\ud83e', '\udd8a', '"', '\\', '\n', 'a'),
  }),
);

test('leaves no character that a terminal obeys in any text', () => {
  fc.assert(fc.property(texts, (text) => !Array.from(printable(text)).some(isDangerous)));
});

test('keeps JSON as JSON that means the same', () => {
  fc.assert(
    fc.property(fc.dictionary(texts, texts), (value) => {
      expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(value);
    }),
  );
});

test('escapes every dangerous character', () => {
  const left = dangerous.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_none, index) => printable(String.fromCodePoint(from + index))),
  );

  expect(left.filter((shown) => !shown.startsWith('\\'))).toEqual([]);
});
