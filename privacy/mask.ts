/** Values of fewer characters are masked completely. */
const fewestWithEnds = 5;

/** Created with the first masked value: most policies mask nothing, and no login waits for it. */
let characters: Intl.Segmenter | undefined;

/**
 * Returns the value with every character but the first and the last one replaced by `*`, or all of them if there are fewer
 * than five. A character is a grapheme cluster of Unicode (UAX #29), so an accent or an emoji is never cut in two.
 */
export function mask(value: string): string {
  characters ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  const found = Array.from(characters.segment(value), ({ segment }) => segment);
  const isShort = found.length < fewestWithEnds;
  return found
    .map((character, index) => (!isShort && (index === 0 || index === found.length - 1) ? character : '*'))
    .join('');
}
