import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const installedOrMade = ['node_modules', 'cdk.out', 'coverage', 'dist'];

/** Paths of the project's own .ts files, from its root, with slashes; without what is installed or made by a build. */
export const projectFiles: readonly string[] = filesIn('').sort();

/** The text of a file of the project. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) return entry.name.endsWith('.ts') ? [path] : [];
    const ours = entry.isDirectory() && !entry.name.startsWith('.') && !installedOrMade.includes(entry.name);
    return ours ? filesIn(path) : [];
  });
}
