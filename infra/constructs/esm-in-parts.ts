import type { BuildOptions } from 'esbuild';
import { esbuild } from './esbuild.ts';

/** Settings for esbuild: an ES module, `index.mjs`, and a file for each part that is imported dynamically. */
export const esmInParts = {
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

export interface InPartsOptions {
  /** File that exports `handler`. */
  readonly entry: string;
  /** Packages that are left out. */
  readonly leftOut: readonly string[];
  /** Folder to write into. */
  readonly outdir: string;
}

/** Writes an entry in parts; what several parts need is in files of its own. Throws esbuild's error. */
export function bundleInParts({ entry, leftOut, outdir }: InPartsOptions): void {
  esbuild().buildSync({ ...esmInParts, entryPoints: { index: entry }, outdir, external: [...leftOut] });
}
