import { printable } from '../cli/printable.ts';

/** Characters that fill two columns of a terminal: those of East Asia, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Characters that are drawn over the one before. */
const combining = /\p{M}/u;

/** Returns the number of columns that one line of text fills in a terminal. */
export const columnsOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + columnsOfCharacter(character), 0);

const columnsOfCharacter = (character: string): number =>
  combining.test(character) ? 0 : wide.test(character) ? 2 : 1;

/**
 * Returns a text that fills exactly so many columns of a terminal, at least one. A longer text ends with an ellipsis. Characters that a
 * terminal obeys or does not show appear as JSON escapes.
 */
export function fitColumns(text: string, columns: number): string {
  const shown = printable(text);
  const fitted = columnsOf(shown) <= columns ? shown : `${startOf(shown, columns - 1)}…`;
  return fitted + ' '.repeat(columns - columnsOf(fitted));
}

/** The longest start of a text that fits. */
function startOf(text: string, columns: number): string {
  let [start, left] = ['', columns];
  for (const character of text) {
    left -= columnsOfCharacter(character);
    if (left < 0) break;
    start += character;
  }
  return start;
}
