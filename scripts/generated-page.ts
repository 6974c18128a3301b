import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedNames, withGenerated } from '../platform/generated-sections.ts';

/** Generated sections of a page by name, in Markdown. */
export type PageSections = Readonly<Record<string, string>>;

/**
 * Returns a page of the project with its generated sections. `path` is relative to the root. Throws if markers on the page
 * and sections are not the same.
 */
export function generatedPage(path: string, sections: PageSections): string {
  const page = readFileSync(join(import.meta.dirname, '..', path), 'utf8');
  try {
    const unknown = generatedNames(page).find((name) => !(name in sections));
    if (unknown !== undefined) throw new Error(`Nothing generates the section "${unknown}".`);
    return withGenerated(page, sections);
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}`, { cause });
  }
}
