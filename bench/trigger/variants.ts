import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { functionBundles } from '../../infra/constructs/function-bundles.ts';
import { splitBundle } from '../../infra/constructs/split-bundle.ts';
import { projectRoot } from '../../local/rig/paths.ts';
import { oneFile } from '../../infra/constructs/one-file.ts';
import { names, type VariantName } from './names.ts';

/** A function to measure. */
export interface Variant {
  readonly name: VariantName;
  readonly isProject: boolean;
  readonly folder: string;
  /** Bytes that are loaded before the first response. */
  readonly bytes: number;
  readonly environment: Readonly<Record<string, string>>;
}

const observer = 'triggers/observer/entry.ts';
const handlers = 'bench/trigger/handlers';
// As it is deployed where nothing is hashed.
const external = [...functionBundles.trigger.optionalPackages, ...functionBundles.trigger.externalPackages];

/** Bundles every variant. */
export async function bundleVariants(): Promise<readonly Variant[]> {
  return Promise.all([
    bundle(names.floor, `${handlers}/empty.ts`, oneFile),
    bundle(names.afterResponse, observer, splitBundle, { DELIVERY: 'after-response' }),
    bundle(names.plainSdk, `${handlers}/plain-sdk.ts`, oneFile),
    bundle(names.floorAgain, `${handlers}/empty.ts`, oneFile),
    bundle(names.beforeResponse, observer, splitBundle, { DELIVERY: 'before-response' }),
    bundle(names.traced, observer, splitBundle, { DELIVERY: 'after-response', TRACING: 'w3c' }),
    bundle(names.kafkaProducer, `${handlers}/kafka-producer.ts`, oneFile),
  ]);
}

async function bundle(
  name: VariantName,
  entry: string,
  options: BuildOptions,
  environment: Variant['environment'] = {},
): Promise<Variant> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-trigger-'));
  const entryPoints = { index: entry };
  const { metafile } = await build({
    ...options,
    absWorkingDir: projectRoot,
    entryPoints,
    outdir: folder,
    // The designs that this project is compared with need their SDK.
    external: entry === observer ? external : [],
    metafile: true,
  });
  return {
    name,
    isProject: entry === observer,
    folder,
    bytes: bytesBeforeResponse(metafile, environment),
    environment,
  };
}

/** The entry, what it loads inside its guard, and what these import; before the response also what that takes. */
function bytesBeforeResponse({ outputs }: Metafile, { DELIVERY }: Variant['environment']): number {
  const files = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const loaded = new Set([...files.keys()].filter((name) => name.startsWith('index.')));
  const duringInit = ['trigger-runtime', ...(DELIVERY === 'before-response' ? ['processor'] : [])];
  for (const name of loaded) {
    for (const { path, kind } of files.get(name)?.imports ?? []) {
      const isNeeded = kind === 'import-statement' || duringInit.some((part) => basename(path).startsWith(`${part}-`));
      if (isNeeded && files.has(basename(path))) loaded.add(basename(path));
    }
  }
  return [...loaded].reduce((sum, name) => sum + (files.get(name)?.bytes ?? 0), 0);
}
