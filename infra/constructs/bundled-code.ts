import { dirname } from 'node:path';
import { AssetHashType, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** The code of a function as `bundle` writes it into a folder, when the stack is synthesized. */
export function bundledCode(scope: Construct, entry: string, bundle: (outdir: string) => void): Code {
  // Where CDK only looks at a template, as unit tests do, nothing is bundled.
  if (!Stack.of(scope).bundlingRequired) return Code.fromInline('exports.handler = undefined;');
  return Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Only named: what is below needs no container.
      image: Runtime.NODEJS_24_X.bundlingImage,
      // CDK bundles once for all that have the same folder and settings, of which it does not see the function below:
      // without this, functions of one folder would all have the code of the first.
      command: [scope.node.path],
      local: {
        tryBundle: (outdir) => {
          bundle(outdir);
          return true;
        },
      },
    },
  });
}
