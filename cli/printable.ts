/**
 * Characters that a terminal obeys or does not show: control characters with line ends and ESC, format characters with
 * those of bidirectional text and of no width, line and paragraph separators, halves of pairs.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text for one line of a terminal: what a terminal would obey or not show is written as an escape of JSON. JSON therefore stays
 * JSON, and means the same.
 */
export const printable = (text: string): string =>
  text.replace(unprintable, (found) => short[found] ?? found.replace(/[^]/g, escaped));

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
