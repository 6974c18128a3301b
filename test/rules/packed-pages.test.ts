import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { filesOf, textOf } from './project-files.ts';

const { files, repository, homepage, bugs } = JSON.parse(textOf('package.json')) as {
  readonly files: readonly string[];
  readonly repository: { readonly url: string };
  readonly homepage: string;
  readonly bugs: string;
};
/** The only place that names the repository is package.json. */
const repositoryUrl = repository.url.replace(/^git\+|\.git$/g, '');

/** npm packs these files in any case. */
const packed = [...files, 'README.md', 'LICENSE', 'package.json'];
const isPacked = (path: string): boolean =>
  packed.some((entry) => (entry.endsWith('/') ? `${path}/`.startsWith(entry) : path === entry));

const pages = filesOf('.md');
const linksOf = (page: string): string[] => [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** Links to files of the project that a page in the package could not open. */
const linksOutside = (path: string): string[] =>
  linksOf(textOf(path))
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .filter((target) => !isPacked(posix.join(posix.dirname(path), target.replace(/#.*/, ''))));

test.each(pages.filter(isPacked))('%s links only to files of the package', (path) => {
  expect(linksOutside(path)).toEqual([]);
});

/** Links into the repository that lead to a file that does not exist, or to another repository of that name. */
const brokenInRepository = (text: string): string[] =>
  [...text.matchAll(/https:\/\/github\.com\/[\w-]+\/cognito-to-kafka(?:\/[^)\s"'#]*)?/g)]
    .map(([url]) => url)
    .filter((url) => {
      const [, rest = ''] = url.split(repositoryUrl);
      if (!url.startsWith(repositoryUrl)) return true;
      const [, path] = /^\/(?:blob|tree)\/main\/(.+)$/.exec(rest) ?? [];
      return path === undefined
        ? !/^(?:\.git|\/issues|\/security\/advisories\/new|\/(?:commits|compare)\/.+)?$/.test(rest)
        : !existsSync(path);
    });

test.each([...pages, '.github/ISSUE_TEMPLATE/config.yml'])(
  'every link of %s into the repository leads to a file',
  (path) => {
    expect(brokenInRepository(textOf(path))).toEqual([]);
  },
);

test('package.json names one repository', () => {
  expect(repositoryUrl).toMatch(/^https:\/\/github\.com\/[\w-]+\/cognito-to-kafka$/);
  expect([homepage, bugs]).toEqual([`${repositoryUrl}#readme`, `${repositoryUrl}/issues`]);
});

test('finds links that leave the package, and broken links into the repository', () => {
  expect(isPacked('docs/events.md')).toBe(true);
  expect(isPacked('docs')).toBe(true);
  expect(isPacked('CONTRIBUTING.md')).toBe(false);
  expect(
    brokenInRepository(
      `(${repositoryUrl}/blob/main/README.md) (${repositoryUrl}/blob/main/none.md) (${repositoryUrl}/wiki)`,
    ),
  ).toEqual([`${repositoryUrl}/blob/main/none.md`, `${repositoryUrl}/wiki`]);
});
