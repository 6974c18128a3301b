import { createRequire } from 'node:module';
import type { buildSync } from 'esbuild';

interface Esbuild {
  readonly buildSync: typeof buildSync;
}

/** esbuild, loaded once a function has to be bundled: who deploys none needs none. Throws with what to install. */
export function esbuild(load: (name: string) => unknown = createRequire(import.meta.filename)): Esbuild {
  try {
    return load('esbuild') as Esbuild;
  } catch (cause) {
    throw new Error('A function is bundled with esbuild, which cannot be loaded: npm install --save-dev esbuild', {
      cause,
    });
  }
}
