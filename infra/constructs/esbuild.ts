import { createRequire } from 'node:module';
import type { buildSync } from 'esbuild';

interface Esbuild {
  readonly buildSync: typeof buildSync;
}

/** Returns esbuild. Loads it only for a bundle from sources, because an installed package has neither. Throws with the command that installs it. */
export function esbuild(load: (name: string) => unknown = createRequire(import.meta.filename)): Esbuild {
  try {
    return load('esbuild') as Esbuild;
  } catch (cause) {
    throw new Error('A source checkout bundles functions with esbuild, which cannot be loaded. Run "npm ci".', {
      cause,
    });
  }
}
