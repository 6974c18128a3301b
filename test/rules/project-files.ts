import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const installedOrMade = ['node_modules', 'cdk.out', 'coverage', 'dist'];

/** Paths of the project's own .ts and .tsx files, from its root, with slashes; without what is installed or made by a build. */
export const projectFiles: readonly string[] = [...filesOf('.ts'), ...filesOf('.tsx')].sort();

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Paths of the project's own files whose names end so, from its root. */
export function filesOf(ending: string): string[] {
  return filesIn('', ending).sort();
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return entry.name.endsWith(ending) ? [path] : [];
    const ours = entry.isDirectory() && !entry.name.startsWith('.') && !installedOrMade.includes(entry.name);
    return ours ? filesIn(path, ending) : [];
  });
}
