import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mutatedFolders } from './settings.ts';

const root = join(import.meta.dirname, '../..');

/** Modules of the project that the code of a folder imports when it first needs them. */
const lazyModulesOf = (folder: string): string[] =>
  globSync(`${folder}/**/*.ts`, { cwd: root }).flatMap((file) => {
    const names = readFileSync(join(root, file), 'utf8').matchAll(/import\('(\.[^']+)'\)/g);
    return file.endsWith('entry.ts') ? [] : [...names].map(([, name = '']) => join(root, dirname(file), name));
  });

// Code that runs while a module loads would count for the test that first needs the module, and for no other.
beforeAll(async () => {
  const path = expect.getState().testPath ?? '';
  const folder = mutatedFolders.find((name) => path.includes(join('test/unit', name, '/')));
  for (const module of folder ? lazyModulesOf(folder) : []) await import(module);
});
