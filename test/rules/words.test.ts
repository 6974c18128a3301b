import ts from 'typescript';
import { filesOf, projectFiles, textOf } from './project-files.ts';
import {
  bannedHeadings,
  bannedNames,
  bannedTitles,
  bannedWords,
  maxSentenceWords,
  maxTitleLength,
} from './words/banned-words.ts';
import { declaredNames, testTitles, type Named } from './words/declarations.ts';
import { headingsOf, sentencesOf, withoutGenerated, wordsIn } from './words/pages.ts';
import { textsOfMarkdown, textsOfPython, textsOfTypeScript, type Text } from './words/texts.ts';

// The words of generated text are those of the files that it is made of.
const isWritten = (path: string): boolean =>
  !/^(?:contracts\/(?:generated|schemas|released)\/|test\/given\/samples\/|test\/rules\/words)/.test(path);

const parsed = projectFiles
  .filter(isWritten)
  .map((path) => [path, ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true)] as const);
const pages = filesOf('.md')
  .filter(isWritten)
  .map((path) => [path, withoutGenerated(textOf(path))] as const);

// The words in this file are data: it lists parts of property names, in both spellings.
const isData = (word: string, path: string): boolean => word === 'british' && path === 'privacy/secret-words.ts';

type Texts = readonly (readonly [path: string, texts: readonly Text[]])[];
const texts: Readonly<Record<'ts' | 'py' | 'md', Texts>> = {
  ts: parsed.map(([path, file]) => [path, textsOfTypeScript(file)]),
  py: filesOf('.py')
    .filter(isWritten)
    .map((path) => [path, textsOfPython(textOf(path))]),
  md: pages.map(([path, page]) => [path, textsOfMarkdown(page)]),
};

const textsFor = (word: string, kind: keyof typeof texts): Texts => texts[kind].filter(([path]) => !isData(word, path));

const hitsIn = (found: Texts, pattern: RegExp): string[] =>
  found.flatMap(([path, all]) =>
    all.flatMap(({ text, lineAt }) =>
      [...text.matchAll(pattern)].map(({ index, 0: hit }) => `${path}:${lineAt(index)}: ${hit}`),
    ),
  );

const listed = (path: string, names: readonly Named[]): string[] =>
  names.map(({ name, line }) => `${path}:${line}: ${name}`);
const titles = parsed.map(([path, file]) => [path, testTitles(file)] as const);
const docs = pages.filter(([path]) => /^(?:docs\/(?!faq\.md)|README|CONTRIBUTING)/.test(path));

/** Functions that return the places of the hits, by rule. */
const rules: Readonly<Record<string, () => string[]>> = {
  ...Object.fromEntries(
    Object.entries(bannedWords).flatMap(([name, [pattern]]) =>
      (['ts', 'py', 'md'] as const).map((kind) => [`${name} in ${kind}`, () => hitsIn(textsFor(name, kind), pattern)]),
    ),
  ),
  'declared names': () =>
    parsed.flatMap(([path, file]) =>
      listed(
        path,
        declaredNames(file).filter(({ name }) => bannedNames.test(name)),
      ),
    ),
  'long titles': () =>
    titles.flatMap(([path, all]) =>
      listed(
        path,
        all.filter(({ name }) => name.length > maxTitleLength),
      ),
    ),
  'titles without a subject': () =>
    titles.flatMap(([path, all]) =>
      listed(
        path,
        all.filter(({ name }) => bannedTitles.test(name)),
      ),
    ),
  'long sentences': () =>
    docs.flatMap(([path, page]) =>
      listed(
        path,
        sentencesOf(page).filter(({ name }) => wordsIn(name) > maxSentenceWords),
      ),
    ),
  'headings that ask': () =>
    docs.flatMap(([path, page]) =>
      listed(
        path,
        headingsOf(page).filter(({ name }) => bannedHeadings.test(name)),
      ),
    ),
};

/** The places of the hits of a rule, after the words to write instead; empty if there are none. */
function complaintsAbout(rule: string, hits: readonly string[]): readonly string[] {
  const word = (bannedWords as Readonly<Record<string, readonly [RegExp, string]>>)[rule.replace(/ in \w+$/, '')];
  return hits.length > 0 && word ? [`Write instead: ${word[1]}.`, ...hits] : hits;
}

test.each(Object.entries(rules))('finds no hits of the rule "%s"', (rule, find) => {
  expect(complaintsAbout(rule, find())).toEqual([]);
});

test('names the words to write instead, and the places of the hits', () => {
  expect(complaintsAbout('a-look in ts', ['a.ts:1: a look'])).toEqual(['Write instead: check.', 'a.ts:1: a look']);
  expect(complaintsAbout('long titles', ['a.test.ts:1: long'])).toEqual(['a.test.ts:1: long']);
  expect(complaintsAbout('a-look in ts', [])).toEqual([]);
});

test('finds words in comments and strings of TypeScript, with their lines, and not in code', () => {
  const source = [
    "import a from './a-look.ts';",
    '/**',
    ' * Takes one',
    ' * look.',
    ' */',
    'const aLook = /a look \\/\\/ a look/; // a look',
    'const b = `// ${a} a look` + "a look";',
  ].join('\n');
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);

  expect(hitsIn([['x.ts', textsOfTypeScript(file)]], bannedWords['a-look'][0])).toEqual([
    'x.ts:7: a look',
    'x.ts:7: a look',
    'x.ts:3: one look',
    'x.ts:6: a look',
  ]);
});

test('finds words in comments and strings of Python, and in Markdown across lines', () => {
  const python = 'a = "a look"  # each\n# look\nlook = """\nevery look"""';

  expect(hitsIn([['x.py', textsOfPython(python)]], bannedWords['a-look'][0])).toEqual([
    'x.py:1: a look',
    'x.py:1: each look',
    'x.py:4: every look',
  ]);
  expect(hitsIn([['x.md', textsOfMarkdown('Take\n\nevery\nlook.')]], bannedWords['a-look'][0])).toEqual([
    'x.md:3: every look',
  ]);
});

test('finds declared names, test titles, headings and long sentences', () => {
  const source =
    "const unlessNone = 1; function f(letter: X) {}; use(outboxed);\ntest.each([1])('what a test', () => {});";
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
  const page = '# What it is\n\n```\n# Who\n```\n\nOne [two](x y z). Three\nfour. `f(a, b).`\n\n- five\n- six\n';

  expect(declaredNames(file).filter(({ name }) => bannedNames.test(name))).toEqual([
    { name: 'unlessNone', line: 1 },
    { name: 'letter', line: 1 },
  ]);
  expect(testTitles(file)).toEqual([{ name: 'what a test', line: 2 }]);
  expect(withoutGenerated('a\n<!-- generated: b -->\nc\n<!-- /generated -->\nd')).toBe('a\n\n\n\nd');
  expect(headingsOf(page)).toEqual([{ name: 'What it is', line: 1 }]);
  expect(sentencesOf(page).map(({ name, line }) => [wordsIn(name), line])).toEqual([
    [2, 7],
    [2, 7],
    [2, 7],
    [1, 10],
    [1, 11],
  ]);
});
