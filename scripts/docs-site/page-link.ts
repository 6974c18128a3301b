import { posix } from 'node:path';

/**
 * Returns a link of a page as the site has it. Pages of docs/ stay relative, with `index.md` for README.md. Other files of the
 * repository are shown by the forge. `page` is the path of the page from the root of the repository.
 */
export function pageLink(page: string, target: string, repositoryUrl: string): string {
  if (/^(?:[a-z]+:|#|\/)/.test(target)) return target;
  const [, file = '', anchor = ''] = /^([^#]*)(.*)$/.exec(target) ?? [];
  const path = posix.join(posix.dirname(page), file);
  const isPage = path.startsWith('docs/') && (path.endsWith('.md') || path.endsWith('/'));
  if (!isPage) return `${repositoryUrl}/${path.endsWith('/') ? 'tree' : 'blob'}/main/${path}${anchor}`;
  const relative = posix.relative('docs', path) + (path.endsWith('/') ? '/' : '');
  return `/${relative.replace(/(^|\/)README\.md$/, '$1index.md')}${anchor}`;
}
