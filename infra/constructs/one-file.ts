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
  /** File that exports `handler`, from the project's root. */
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
  /** Absolute path of the folder that has the sources and `node_modules`. */
  readonly projectRoot: string;
}

/** Writes `index.js` and the lazily loaded packages, and returns the sources. Throws esbuild's error, which names the file. */
export function bundleOneFile(options: OneFileOptions): readonly string[] {
  const { entry, lazyPackages, externalPackages, outdir, projectRoot } = options;
  const { buildSync } = esbuild();
  const settings = { ...oneFile, absWorkingDir: projectRoot, metafile: true } as const;
  const external = [...lazyPackages, ...externalPackages];
  const { metafile } = buildSync({ ...settings, entryPoints: { index: entry }, outdir, external });
  const lazy = lazyPackages.map((name) => {
    const stdin = { contents: `export * from '${name}';`, resolveDir: projectRoot };
    return buildSync({ ...settings, stdin, outfile: join(outdir, 'node_modules', name, 'index.js') }).metafile;
  });
  return [metafile, ...lazy].flatMap(({ inputs }) => Object.keys(inputs)).filter((path) => path !== '<stdin>');
}
