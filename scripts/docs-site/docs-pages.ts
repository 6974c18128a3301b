import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of the documentation. */
export interface DocsPage {
  /** From docs/, with slashes. */
  readonly path: string;
  /** Its first heading as plain text. */
  readonly title: string;
}

/** Whether a page is now at another path. Its one line names the new page, for links from outside the project. */
export const isMoved = (text: string): boolean => text.startsWith('This page is now ');

/** Returns the pages of a folder, without those that moved. Throws if a page has no heading. */
export function docsPages(folder: string): DocsPage[] {
  return markdownFiles(folder).flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    return isMoved(text) ? [] : [{ path, title: titleOf(path, text) }];
  });
}

/** Returns the paths of the pages that moved, from the folder. */
export const movedPages = (folder: string): string[] =>
  markdownFiles(folder).filter((path) => isMoved(readFileSync(join(folder, path), 'utf8')));

const markdownFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'))
    .sort();

function titleOf(path: string, text: string): string {
  const heading = /^# (.+)$/m.exec(text)?.[1];
  if (heading === undefined) throw new Error(`${path} has no heading. Begin the page with "# Title".`);
  return heading.replaceAll('`', '');
}
