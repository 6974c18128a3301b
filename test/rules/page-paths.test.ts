import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { isMoved } from '../../scripts/docs-site/docs-pages.ts';
import { anchorOf } from '../../scripts/markdown.ts';
import { docsUrl } from '../../contracts/docs-url.ts';
import { filesOf, projectFiles, textOf } from './project-files.ts';
import { headingsOf } from './words/pages.ts';

// Every release keeps its own section, with the paths of that time.
const pages = filesOf('.md').filter((path) => path !== 'CHANGELOG.md');

const folders =
  'platform|contracts|privacy|kafka|triggers|forwarder|replay|infra|cli|local|bench|scripts|test|docs|examples';
/** A path in code font, perhaps with a line number or a placeholder, for example `kafka/send/deliver.ts`. */
const codePath = new RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'g');

/** Targets of links, without those that have a scheme. */
const linkTargets = (page: string): string[] =>
  [...page.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => (/^[a-z]+:/.test(target) ? [] : [target]));

/** The anchors of a page. A heading that occurs again gets a number. */
function anchorsIn(page: string): Set<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  for (const { name } of headingsOf(page)) {
    const anchor = anchorOf(name);
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
  }
  for (const [, id = ''] of page.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

test.each(pages)('every path in %s exists', (path) => {
  const missing = [...textOf(path).matchAll(codePath)].flatMap(([, named = '']) => (existsSync(named) ? [] : [named]));
  expect(missing).toEqual([]);
});

test.each(pages)('every link in %s leads to a file and a heading', (path) => {
  const broken = linkTargets(textOf(path)).filter((target) => {
    const [file = '', anchor] = target.split('#');
    const linked = file === '' ? path : posix.join(posix.dirname(path), file);
    if (!existsSync(linked)) return true;
    return anchor !== undefined && linked.endsWith('.md') && !anchorsIn(textOf(linked)).has(anchor);
  });
  expect(broken).toEqual([]);
});

/** Calls with a page, in all files of the product. */
const named = projectFiles
  .filter((path) => !path.startsWith('test/'))
  .flatMap((path) => [...textOf(path).matchAll(/docsUrl\('([^']+)'\)/g)].map(([, page = '']) => [path, page] as const));

test.each(named)('%s names docs/%s, which is a page with this heading', (_path, page) => {
  const [file = '', anchor] = page.split('#');

  expect(existsSync(`docs/${file}`)).toBe(true);
  if (anchor !== undefined) expect([...anchorsIn(textOf(`docs/${file}`))]).toContain(anchor);
});

test('messages name a page by its address in the repository of package.json', () => {
  const { repository } = JSON.parse(textOf('package.json')) as { readonly repository: { readonly url: string } };
  const messages = projectFiles
    .filter((path) => /^(?:cli|replay|triggers|forwarder|kafka|infra\/constructs)\//.test(path))
    .flatMap((path) => textOf(path).split('\n'))
    .filter((line) => /docs\/[\w/-]+\.md/.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line));

  expect(named.length).toBeGreaterThan(5);
  expect(docsUrl('faq.md')).toBe(`${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/docs/faq.md`);
  expect(messages).toEqual([]);
});

/** Pages that are now at another path. Their one line names it, for links from outside the project. */
const moved = pages.filter((path) => isMoved(textOf(path)));

test.each(pages.filter((path) => !moved.includes(path)))('%s does not link to a page that moved', (path) => {
  const targets = linkTargets(textOf(path)).map((target) =>
    posix.join(posix.dirname(path), target.split('#')[0] ?? ''),
  );
  expect(targets.filter((target) => moved.includes(target))).toEqual([]);
});

test.each(moved)('%s is one line', (path) => {
  expect(textOf(path).trim().split('\n')).toHaveLength(1);
});

const maxLines = 400;
test.each(pages.filter((path) => path.startsWith('docs/')))('%s has at most 400 lines', (path) => {
  expect(textOf(path).split('\n').length).toBeLessThanOrEqual(maxLines);
});

test('README has at most 120 lines', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(120);
});

test('finds the anchors that a forge makes', () => {
  expect([...anchorsIn('# A `code` title: it, works!\n\n## A [link](x.md)\n\n## Again\n\n## Again\n')]).toEqual([
    'a-code-title-it-works',
    'a-link',
    'again',
    'again-1',
  ]);
});
