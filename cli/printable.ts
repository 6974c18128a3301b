/**
 * Characters that a terminal obeys or does not show. They are control characters (line ends, ESC), format characters
 * (bidirectional, zero-width), line and paragraph separators, and halves of surrogate pairs.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Returns a text for one line of a terminal, with the characters that a terminal would obey or not show as JSON escapes. JSON
 * therefore stays JSON, and means the same.
 */
export const printable = (text: string): string =>
  text.replace(unprintable, (found) => short[found] ?? found.replace(/[^]/g, escaped));

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
