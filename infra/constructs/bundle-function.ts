import { join } from 'node:path';
import { functionBundles, type FunctionBundle, type FunctionVariant } from './function-bundles.ts';
import { bundleOneFile } from './one-file.ts';
import { bundleSplit } from './split-bundle.ts';

/** The project's root, in a source checkout. */
export const projectRoot = join(import.meta.dirname, '../..');

/**
 * Bundles a function from its sources into a folder, and returns the source files, relative to the project's root. The bytes
 * depend on nothing but the sources and the installed packages. Throws esbuild's error, which names the file.
 */
export function bundleFunction(variant: FunctionVariant, outdir: string, root = projectRoot): readonly string[] {
  const { name } = variant;
  const {
    entry,
    splitBundle = false,
    lazyPackages = [],
    externalPackages: never = [],
  }: FunctionBundle = functionBundles[name];
  const externalPackages = [...variant.externalPackages, ...never];
  const options = { entry, externalPackages, outdir, projectRoot: root };
  if (splitBundle) return bundleSplit(options);
  const lazy = lazyPackages.filter((candidate) => !externalPackages.includes(candidate));
  return bundleOneFile({ ...options, lazyPackages: lazy });
}
