import type { Named } from './declarations.ts';

/** Headings of a Markdown page, without those in a code block. */
export const headingsOf = (page: string): Named[] =>
  withoutCode(page)
    .split('\n')
    .flatMap((line, index) => {
      const heading = /^#+ (.*)/.exec(line)?.[1];
      return heading === undefined ? [] : [{ name: heading, line: index + 1 }];
    });

/** Sentences of the paragraphs and lists of a page, without tables and code. */
export function sentencesOf(page: string): Named[] {
  const lines = withoutCode(page).split('\n');
  const sentences: Named[] = [];
  let [paragraph, first] = ['', 0];
  const close = (): void => {
    for (const name of paragraph.split(/(?<=[.!?][*)"]*)\s+(?=[^a-z\s])/)) sentences.push({ name, line: first });
    paragraph = '';
  };
  for (const [index, line] of [...lines, ''].entries()) {
    const isText = line.trim() !== '' && !/^\s*(?:\||#|<)/.test(line);
    if (paragraph !== '' && (!isText || /^\s*(?:[-*]|\d+\.) /.test(line))) close();
    if (!isText) continue;
    if (paragraph === '') first = index + 1;
    paragraph += ` ${line.trim()}`;
  }
  return sentences;
}

/** Number of words, where the target of a link is none. */
export const wordsIn = (sentence: string): number =>
  sentence
    .replace(/\]\([^)]*\)/g, ']')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** The page with the same lines, empty where they are generated. */
export const withoutGenerated = (page: string): string =>
  page.replace(/<!-- generated: [^]*?<!-- \/generated -->/g, (section) => section.replace(/[^\n]/g, ''));

/** The page with the same lines, code blocks empty. */
const withoutCode = (page: string): string =>
  page.replace(/^( *)```[^]*?^\1```/gm, (block) => block.replace(/[^\n]/g, ''));
