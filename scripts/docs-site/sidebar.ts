import type { DocsPage } from './docs-pages.ts';
import type { NavigationSection } from './navigation.ts';

/** An entry of VitePress's sidebar: a page, or a group of entries. */
export interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly SidebarItem[];
  readonly collapsed?: boolean;
}

/** Returns the sidebar. Throws if an exact path of the navigation is not a page. */
export const sidebar = (sections: readonly NavigationSection[], pages: readonly DocsPage[]): SidebarItem[] =>
  sections.map(({ title, pages: entries }) => ({
    text: title,
    collapsed: false,
    items: entries.flatMap((entry): SidebarItem[] =>
      typeof entry === 'string'
        ? matching(entry, pages).map(({ path, title: text }) => ({ text, link: linkTo(path) }))
        : [{ ...group(entry, pages), collapsed: true }],
    ),
  }));

/** A group in a section. Its first page, the index of its folder, is behind the title. */
function group({ title, pages: entries }: NavigationSection, pages: readonly DocsPage[]): SidebarItem {
  const items = entries
    .filter((entry) => typeof entry === 'string')
    .flatMap((entry) => matching(entry, pages))
    .map(({ path, title: text }) => ({ text, link: linkTo(path) }));
  const index = items.find(({ link }) => link.endsWith('/'));
  return { text: title, ...(index && { link: index.link }), items: items.filter((item) => item !== index) };
}

/** Returns the pages that an entry of the navigation stands for. Throws if an exact path is not a page. */
export function matching(entry: string, pages: readonly DocsPage[]): DocsPage[] {
  if (entry.endsWith('*')) return pages.filter(({ path }) => path.startsWith(entry.slice(0, -1)));
  const page = pages.find(({ path }) => path === entry);
  if (!page)
    throw new Error(`The navigation names docs/${entry}, which is not a page. Change scripts/docs-site/navigation.ts.`);
  return [page];
}

const linkTo = (path: string): string => `/${path.replace(/(README)?\.md$/, '')}`;
