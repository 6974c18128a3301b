import { execFileSync } from 'node:child_process';

/**
 * Returns the source files to mutate after a change: changed files of the folders, and the files whose unit test changed.
 * Test `test/unit/kafka/send/deliver.final.test.ts` belongs to `kafka/send/deliver.ts`.
 */
export function filesToMutate(
  changed: readonly string[],
  folders: readonly string[],
  exists: (file: string) => boolean,
): string[] {
  const sources = changed.map((file) => file.replace(/^test\/unit\/(.+?)(\.[\w-]+)*\.test\.ts$/, '$1.ts'));
  const isMutated = (file: string): boolean =>
    file.endsWith('.ts') && folders.some((folder) => file.startsWith(`${folder}/`)) && exists(file);
  return [...new Set(sources)].filter(isMutated).sort();
}

/** Returns the files that differ from a commit, with files that git does not track yet. Throws git's error. */
export function changedSince(base: string, cwd: string): string[] {
  const lines = (...args: string[]): string[] =>
    execFileSync('git', args, { cwd, encoding: 'utf8' }).split('\n').filter(Boolean);
  return [...lines('diff', '--name-only', base), ...lines('ls-files', '--others', '--exclude-standard')];
}
