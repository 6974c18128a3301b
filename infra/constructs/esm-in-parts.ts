import type { BuildOptions } from 'esbuild';

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
