import fc from 'fast-check';
import { mask } from '../../../privacy/mask.ts';
import { anyText } from '../../given/builders/any-text.ts';

const charactersOf = (text: string): string[] =>
  Array.from(new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);

describe('mask', () => {
  test.each([
    ['ann@example.org', 'a*************g'],
    ['Lovelace', 'L******e'],
    ['12345', '1***5'],
    ['a b c', 'a***c'],
  ])('keeps the first and the last character of "%s"', (value, masked) => {
    expect(mask(value)).toBe(masked);
  });

  test.each([
    ['', ''],
    ['a', '*'],
    ['Ann', '***'],
    ['1234', '****'],
  ])('masks all of "%s"', (value, masked) => {
    expect(mask(value)).toBe(masked);
  });

  test.each([
    ['an accent of its own', 'e\u0301mile\u0301', 'e\u0301***e\u0301'],
    ['an emoji of several code points', '👩‍👩‍👧abc🇩🇪', '👩‍👩‍👧***🇩🇪'],
    ['a line end of two code units', 'ab\r\ncd', 'a***d'],
    ['a syllable of Hangul in parts', '\u1112\u1161\u11ab가나다라', '\u1112\u1161\u11ab***라'],
  ])('counts %s as one character', (_what, value, masked) => {
    expect(mask(value)).toBe(masked);
  });

  test('counts four emoji as fewer than five characters', () => {
    expect(mask('👩‍👩‍👧👨‍👩‍👦🇩🇪🧑🏽')).toBe('****');
  });

  test('shows no character of any text but the ends', () => {
    fc.assert(
      fc.property(anyText(), (value) => {
        const characters = charactersOf(value);
        const inner = '*'.repeat(Math.max(0, characters.length - 2));
        const ends = [characters[0] ?? '', characters.at(-1) ?? ''];

        expect(mask(value)).toBe(characters.length < 5 ? '*'.repeat(characters.length) : ends.join(inner));
      }),
    );
  });
});
