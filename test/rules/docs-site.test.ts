import { join } from 'node:path';
import { docsPages, movedPages } from '../../scripts/docs-site/docs-pages.ts';
import { landingPage } from '../../scripts/docs-site/landing-page.ts';
import { navigation, type NavigationSection } from '../../scripts/docs-site/navigation.ts';
import { matching, sidebar } from '../../scripts/docs-site/sidebar.ts';
import { filesOf, textOf } from './project-files.ts';

const docs = join(import.meta.dirname, '../../docs');
const pages = docsPages(docs);

const entriesOf = ({ pages: entries }: NavigationSection): readonly string[] =>
  entries.flatMap((entry) => (typeof entry === 'string' ? [entry] : entriesOf(entry)));
const entries = navigation.flatMap(entriesOf);

test.each(pages.filter(({ path }) => path !== 'README.md'))('$path is in the navigation once', ({ path }) => {
  expect(entries.filter((entry) => matching(entry, pages).some((page) => page.path === path))).toHaveLength(1);
});

test('the navigation and the pages that moved are all pages of docs/', () => {
  const inDocs = filesOf('.md').filter((path) => path.startsWith('docs/'));

  expect([...pages.map(({ path }) => path), ...movedPages(docs)].map((path) => `docs/${path}`).sort()).toEqual(inDocs);
});

test('no two entries of the sidebar have the same title in a section', () => {
  for (const { items = [] } of sidebar(navigation, pages)) {
    const titles = items.map(({ text }) => text);
    expect(new Set(titles).size).toBe(titles.length);
  }
});

const leadsOn = pages.filter(
  ({ path }) => /^(get-started|concepts|guides)\//.test(path) && !path.endsWith('glossary.md'),
);

test.each(leadsOn)('$path says what it is for, and ends with the next steps', ({ path }) => {
  const page = textOf(`docs/${path}`);
  const lines = page
    .replace(/<!--[^]*?-->/g, '')
    .trim()
    .split('\n')
    .slice(1);

  expect(lines.find((line) => line.trim() !== '')).toMatch(/^[A-Z`]/);
  expect(page.match(/^## .*$/gm)?.at(-1)).toBe('## Next steps');
});

test('the landing page has the parts of README', () => {
  const page = landingPage({
    readme: textOf('README.md'),
    index: textOf('docs/README.md'),
    repositoryUrl: 'https://forge/r',
  });
  const { hero, features } = JSON.parse(page.split('\n')[1] ?? '') as {
    readonly hero: { readonly text: string };
    readonly features: readonly { readonly title: string; readonly link?: string }[];
  };

  expect(textOf('README.md')).toContain(hero.text.slice(1));
  expect(features).toHaveLength(5);
  for (const { title, link } of features) {
    expect(textOf('README.md')).toContain(`**${title}.**`);
    expect(link).toMatch(/^\//);
  }
  expect(page).toContain('npm start');
  expect(page).toContain('"type": "cognito.login.failed.v1"');
});

/** Tags in the text of a page that are not in code. Markdown would hide them, for example `<Region>`. */
const tagsIn = (page: string): string[] =>
  page
    .replace(/^```[^]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/<!--[^]*?-->/g, '')
    .match(/(?<!\\)<[a-zA-Z/][^>]*>/g) ?? [];

test.each(filesOf('.md'))('%s has no text that is read as a tag', (path) => {
  expect(tagsIn(textOf(path)).filter((tag) => !/^<(\/?(details|summary|a)\b|https:)/.test(tag))).toEqual([]);
});

test('finds text that is read as a tag', () => {
  expect(tagsIn('com.amazonaws.<Region>.sqs, `<code>`, \\<escaped>, a < b')).toEqual(['<Region>']);
});
