import { join } from 'node:path';
import { bundleFunction, projectRoot } from '../../infra/constructs/bundle-function.ts';
import { everyVariant, variantFolder } from '../../infra/constructs/function-bundles.ts';

/**
 * Bundles every variant of every function into its own folder below `outdir`. Returns the source files, relative to the
 * root, without duplicates.
 */
export function buildFunctions(outdir: string, root = projectRoot): readonly string[] {
  const sources = everyVariant().flatMap((variant) =>
    bundleFunction(variant, join(outdir, variantFolder(variant)), root),
  );
  return [...new Set(sources)].sort();
}
