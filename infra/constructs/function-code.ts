import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssetHashType, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { bundleFunction, projectRoot } from './bundle-function.ts';
import { functionBundles, variantFolder, type FunctionVariant } from './function-bundles.ts';

/** Folder with the bundles that the package ships. `undefined` in a source checkout, which bundles from its sources. */
const shippedFolder = import.meta.filename.endsWith('.ts') ? undefined : join(import.meta.dirname, 'functions');

/** Returns the code of a function: the shipped bundle, or one that is bundled while the stack is synthesized. */
export function functionCode(scope: Construct, variant: FunctionVariant, shipped = shippedFolder): Code {
  return shipped === undefined ? codeFromSource(scope, variant) : shippedCode(join(shipped, variantFolder(variant)));
}

function shippedCode(folder: string): Code {
  if (existsSync(folder)) return Code.fromAsset(folder);
  throw new Error(
    `The package cognito-to-kafka has no folder "${folder}" with the code of a function. ` +
      'Install the package again. If you built the package yourself, run "npm run build" first.',
  );
}

function codeFromSource(scope: Construct, variant: FunctionVariant): Code {
  variantFolder(variant);
  // Where CDK only looks at a template, as unit tests do, nothing is bundled.
  if (!Stack.of(scope).bundlingRequired) return Code.fromInline('exports.handler = undefined;');
  return Code.fromAsset(join(projectRoot, dirname(functionBundles[variant.name].entry)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Only named: what is below needs no container.
      image: Runtime.NODEJS_24_X.bundlingImage,
      // CDK bundles once for all that have the same folder and settings, of which it does not see the function below:
      // without this, functions of one folder would all have the code of the first.
      command: [scope.node.path],
      local: {
        tryBundle: (outdir) => {
          bundleFunction(variant, outdir);
          return true;
        },
      },
    },
  });
}
