import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { functionBundles } from '../../infra/constructs/function-bundles.ts';
import { splitBundle } from '../../infra/constructs/split-bundle.ts';
import { projectRoot } from './paths.ts';

export interface TriggerBundle {
  readonly folder: string;
  /** Names of the files that are loaded before the first response: the entry, what it guards, and what both import. */
  readonly loadedFirst: readonly string[];
  /** Name of the file that the entry loads inside its guard. */
  readonly guarded: string;
  /** Of those files together. */
  readonly bytesLoadedFirst: number;
  /** Name of the file with the code that publishes, loaded after the response. */
  readonly loadedLater: string;
}

/** Bundles the trigger function in parts, as an ES module, into a temporary folder. */
export async function bundleTrigger(): Promise<TriggerBundle> {
  const folder = await mkdtemp(join(tmpdir(), 'trigger-'));
  const { metafile } = await build({
    ...splitBundle,
    absWorkingDir: projectRoot,
    entryPoints: { index: 'triggers/observer/entry.ts' },
    outdir: folder,
    metafile: true,
    // As it is deployed where nothing is hashed.
    external: [...functionBundles.trigger.optionalPackages, ...functionBundles.trigger.externalPackages],
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const fileOf = (source: string): string =>
    [...outputs].find(([, { entryPoint }]) => entryPoint === source)?.[0] ?? '';
  const guarded = fileOf('triggers/observer/trigger-runtime.ts');
  const loadedFirst = new Set(['index.mjs', guarded]);
  // The set grows while it is walked through.
  for (const name of loadedFirst)
    for (const { path, kind } of outputs.get(name)?.imports ?? [])
      if (kind === 'import-statement' && outputs.has(basename(path))) loadedFirst.add(basename(path));
  return {
    folder,
    loadedFirst: [...loadedFirst],
    bytesLoadedFirst: [...loadedFirst].reduce((sum, name) => sum + (outputs.get(name)?.bytes ?? 0), 0),
    guarded,
    loadedLater: fileOf('triggers/observer/processor.ts'),
  };
}
