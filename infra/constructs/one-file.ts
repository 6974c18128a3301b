import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { esbuild } from './esbuild.ts';

/** Settings for esbuild: one CommonJS file, which starts fastest as a whole. A bundled SDK starts faster than Lambda's. */
export const oneFile = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  // A package comes by require, which finds it without a package.json and gives all its names.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
} satisfies BuildOptions;

export interface OneFileOptions {
  /** File that exports `handler`. */
  readonly entry: string;
  /**
   * Packages that are only imported dynamically. Each becomes its own file below `node_modules`: Node reads a whole file
   * before it runs, and a cold start must not wait for code that it does not need.
   */
  readonly lazyPackages: readonly string[];
  /** Packages that are never imported. The bundle does not contain them. */
  readonly externalPackages: readonly string[];
  /** Folder to write into. */
  readonly outdir: string;
}

/** Writes `index.js` and the lazily loaded packages. Throws esbuild's error, which names the file. */
export function bundleOneFile({ entry, lazyPackages, externalPackages, outdir }: OneFileOptions): void {
  const { buildSync } = esbuild();
  const external = [...lazyPackages, ...externalPackages];
  buildSync({ ...oneFile, entryPoints: { index: entry }, outdir, external });
  for (const name of lazyPackages) {
    const stdin = { contents: `export * from '${name}';`, resolveDir: import.meta.dirname };
    buildSync({ ...oneFile, stdin, outfile: join(outdir, 'node_modules', name, 'index.js') });
  }
}
