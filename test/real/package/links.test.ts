import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installedPackage } from './installed-package.ts';

test('pages in the package link only to files of the package, or to URLs', () => {
  const folder = join(installedPackage(), 'node_modules/cognito-to-kafka');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.md') && !path.includes('node_modules'),
  );
  const links = pages.flatMap((page) =>
    [...readFileSync(join(folder, page), 'utf8').matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
      ([, markdown, html]) => ({ page, target: (markdown ?? html ?? '').replace(/#.*$/, '') }),
    ),
  );
  const local = links.filter(({ target }) => target !== '' && !/^(?:https?:|mailto:)/.test(target));

  expect(local.length).toBeGreaterThan(100);
  expect(local.filter(({ page, target }) => !existsSync(join(folder, dirname(page), target)))).toEqual([]);
});
