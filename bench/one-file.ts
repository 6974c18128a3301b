import type { BuildOptions } from 'esbuild';

/** Settings for esbuild: one CommonJS file for each entry, as most functions are deployed. */
export const oneFile = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  logLevel: 'warning',
} satisfies BuildOptions;
