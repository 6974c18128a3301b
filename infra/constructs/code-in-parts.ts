import { dirname } from 'node:path';
import { AssetHashType, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { buildSync } from 'esbuild';
import { esmInParts } from './esm-in-parts.ts';

export interface CodeInPartsOptions {
  /** File that exports `handler`. */
  readonly entry: string;
  /** Packages that are left out. */
  readonly leftOut: readonly string[];
}

/**
 * Bundles an entry as an ES module, `index.mjs`, and a file for each part that it imports dynamically; what several parts
 * need is in files of its own. CDK's own bundling makes a single file, which Node has to read as a whole before it runs.
 */
export function codeInParts(scope: Construct, { entry, leftOut }: CodeInPartsOptions): Code {
  // Where CDK only looks at a template, as unit tests do, nothing is bundled.
  if (!Stack.of(scope).bundlingRequired) return Code.fromInline('exports.handler = undefined;');
  return Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Only named: what is below needs no container.
      image: Runtime.NODEJS_24_X.bundlingImage,
      local: {
        tryBundle: (outdir) => {
          buildSync({ ...esmInParts, entryPoints: { index: entry }, outdir, external: [...leftOut] });
          return true;
        },
      },
    },
  });
}
