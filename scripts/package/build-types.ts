import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../infra/constructs/bundle-function.ts';

const entries = {
  wrapper: 'triggers/wrapper/with-identity-events.ts',
  constructs: 'infra/published-constructs.ts',
};

/**
 * Writes the type declarations. TypeScript reads a declaration file as an ES module or as CommonJS, like the code next to it.
 * The files in `types/` are CommonJS, because CommonJS cannot import the types of an ES module, but an ES module can import both.
 */
export async function buildTypes(outdir: string): Promise<void> {
  const types = join(outdir, 'types');
  const everything = await mkdtemp(join(tmpdir(), 'types-'));
  await promisify(execFile)('tsc', ['-p', 'tsconfig.build.json', '--outDir', everything], { cwd: projectRoot });
  for (const path of await withImports(everything, Object.values(entries))) {
    await cp(declarationOf(everything, path), declarationOf(types, path));
  }
  await rm(everything, { recursive: true });
  await writeFile(join(types, 'package.json'), '{ "type": "commonjs" }\n');
  for (const [name, entry] of Object.entries(entries)) {
    const text = `export * from './types/${entry.replace(/\.ts$/, '.js')}';\n`;
    await Promise.all(['d.ts', 'd.cts'].map((ending) => writeFile(join(outdir, `${name}.${ending}`), text)));
  }
}

const declarationOf = (folder: string, source: string): string => join(folder, source.replace(/\.ts$/, '.d.ts'));

/** The sources, and those whose declarations they import. TypeScript also writes declarations that no public type needs. */
async function withImports(folder: string, sources: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set(sources);
  // The set grows while it is walked through.
  for (const source of found) {
    const text = await readFile(declarationOf(folder, source), 'utf8');
    for (const [, specifier = ''] of text.matchAll(/(?:from |import\()["'](\.[^"']+)["']/g))
      found.add(posix.join(posix.dirname(source), specifier));
  }
  return found;
}
