import { join } from 'node:path';
import { build } from 'esbuild';
import { splitBundle } from '../../infra/constructs/split-bundle.ts';
import { projectRoot } from './paths.ts';
import type { TriggerBundle } from './trigger-bundle.ts';

/** Puts a function of a team in the place of the trigger function; the source may use `withIdentityEvents`. */
export const wrappedFunction =
  (source: string) =>
  async ({ folder }: TriggerBundle): Promise<void> => {
    const contents = `import { withIdentityEvents } from './triggers/wrapper/with-identity-events.ts';\n${source}`;
    await build({
      ...splitBundle,
      splitting: false,
      stdin: { contents, resolveDir: projectRoot, loader: 'ts' },
      outfile: join(folder, 'index.mjs'),
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      external: ['@aws-sdk/client-secrets-manager', '@aws-sdk/client-ssm'],
    });
  };
