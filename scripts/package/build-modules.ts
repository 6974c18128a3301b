import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { packedList, type PackedFile } from '../../cli/live/page-files.ts';
import { projectRoot } from '../../infra/constructs/bundle-function.ts';
import { buildPageFrom } from '../../live/page/build-page.ts';

const settings = {
  absWorkingDir: projectRoot,
  bundle: true,
  platform: 'node',
  // The oldest Node of `engines`.
  target: 'node22.18',
  packages: 'external',
  logLevel: 'warning',
  metafile: true,
} satisfies BuildOptions;

const esModules = { ...settings, format: 'esm', splitting: true } satisfies BuildOptions;

const commonJs = {
  ...settings,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.filename': '__filename', 'import.meta.dirname': '__dirname' },
} satisfies BuildOptions;

/**
 * Builds the code of the package: the command with its live page, the wrapper and the constructs. The wrapper is both an ES
 * module, from which a bundler takes only what is needed, and CommonJS. It has no state, so two copies in one process do no
 * harm. The constructs are CommonJS only, and the ES module re-exports them, so that each class exists once.
 * Resolves with the source files in them, relative to the root.
 */
export async function buildModules(outdir: string): Promise<readonly string[]> {
  const entry = 'triggers/wrapper/with-identity-events.ts';
  const builds = await Promise.all([
    build({ ...esModules, entryPoints: { main: 'cli/main.ts' }, outdir: join(outdir, 'cli') }),
    build({ ...esModules, entryPoints: { 'with-identity-events': entry }, outdir: join(outdir, 'wrapper') }),
    build({
      ...commonJs,
      entryPoints: { wrapper: entry },
      outdir,
      // Jest and Lambda's Node.js 22 cannot require an ES module such as uuid.
      packages: 'bundle',
      external: ['@aws-sdk/*'],
      mainFields: ['module', 'main'],
      // Jest cannot import() either.
      supported: { 'dynamic-import': false },
    }),
    build({ ...commonJs, entryPoints: { constructs: 'infra/published-constructs.ts' }, outdir }),
  ]);
  const constructs = createRequire(import.meta.url)(join(outdir, 'constructs.cjs')) as object;
  await writeFile(
    join(outdir, 'constructs.js'),
    `export { ${Object.keys(constructs).sort().join(', ')} } from './constructs.cjs';\n`,
  );
  const page = await writePage(join(outdir, 'page'));
  return [...builds.flatMap(({ metafile }) => Object.keys(metafile.inputs)), ...page];
}

/** Builds the live page into a folder. Resolves with its source files. */
async function writePage(folder: string): Promise<readonly string[]> {
  const { files, sources } = await buildPageFrom();
  await mkdir(folder, { recursive: true });
  const list: PackedFile[] = [];
  for (const { path, type, bytes } of files) {
    const file = path || 'index.html';
    await writeFile(join(folder, file), bytes);
    list.push({ path, type, file });
  }
  await writeFile(join(folder, packedList), JSON.stringify(list));
  return sources;
}
