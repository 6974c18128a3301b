/**
 * Characters that a browser obeys or does not show: control characters, format characters (bidirectional, zero-width), line and
 * paragraph separators, and halves of surrogate pairs. Line ends and tabs are control characters, too.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A run of a text: as it is, or one character that needs a name to be seen. */
export interface TextRun {
  readonly text: string;
  readonly isMark: boolean;
}

/** Returns the name of a character, for example `U+202E`. */
const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Splits a text into runs, so that no character of an event can change the order or the appearance of the page. */
export function textRuns(text: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(invisible)) {
    if (index > from) runs.push({ text: text.slice(from, index), isMark: false });
    runs.push({ text: nameOf(found), isMark: true });
    from = index + found.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), isMark: false });
  return runs;
}

/** Returns a text on one line, for titles and labels, with invisible characters by name. */
export const visibleText = (text: string): string =>
  textRuns(text)
    .map(({ text: run, isMark }) => (isMark ? `⟨${run}⟩` : run))
    .join('');
