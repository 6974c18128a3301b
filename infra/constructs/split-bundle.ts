import type { BuildOptions } from 'esbuild';
import { esbuild } from './esbuild.ts';

/** Settings for esbuild: an ES module, `index.mjs`, and a file for each dynamic import. */
export const splitBundle = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
} satisfies BuildOptions;

export interface SplitBundleOptions {
  /** File that exports `handler`, from the project's root. */
  readonly entry: string;
  /** Packages that the bundle does not contain. */
  readonly externalPackages: readonly string[];
  /** Folder to write into. */
  readonly outdir: string;
  /** Absolute path. esbuild derives the names of files from paths relative to it. */
  readonly projectRoot: string;
}

/** Writes the files of an entry, and returns its sources. Code that several files need has its own files. Throws esbuild's error. */
export function bundleSplit({ entry, externalPackages, outdir, projectRoot }: SplitBundleOptions): readonly string[] {
  const { metafile } = esbuild().buildSync({
    ...splitBundle,
    absWorkingDir: projectRoot,
    entryPoints: { index: entry },
    outdir,
    external: [...externalPackages],
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}
