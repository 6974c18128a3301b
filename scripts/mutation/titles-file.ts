import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Titles } from './covering-tests.ts';

/** Titles of tests in a file with one JSON line per test file, because the processes that test mutants share them. */
export function titlesFile(path: string): Titles {
  let known: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    add: (testFile, titles) => {
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, `${JSON.stringify([testFile, titles])}\n`);
    },
    of: (testFile) => {
      known ??= new Map(existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').map(lineOf) : []);
      return known.get(testFile);
    },
  };
}

const lineOf = (line: string): [string, string[]] => JSON.parse(line) as [string, string[]];
