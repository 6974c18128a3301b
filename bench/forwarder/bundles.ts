import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../local/paths.ts';
import { oneFile } from '../one-file.ts';

/** Files of the bundles by what they are, and the folder they are in. */
export interface Bundles {
  readonly folder: string;
  readonly worker: string;
  readonly ours: string;
  readonly kafkajs: string;
  readonly connectPerEvent: string;
}

/** Bundles the forwarder and what it is compared with, all as infra/ bundles the forwarder, and the worker. */
export async function bundleForwarders(): Promise<Bundles> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-forwarder-'));
  const entries = {
    worker: 'bench/forwarder/worker.ts',
    ours: 'forwarder/entry.ts',
    kafkajs: 'bench/forwarder/handlers/kafkajs.ts',
    connectPerEvent: 'bench/forwarder/handlers/connect-per-event.ts',
  };
  await build({
    ...oneFile,
    absWorkingDir: projectRoot,
    entryPoints: entries,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.url': '__filename' },
  });
  const file = (name: keyof typeof entries): string => join(folder, `${name}.cjs`);
  return {
    folder,
    worker: file('worker'),
    ours: file('ours'),
    kafkajs: file('kafkajs'),
    connectPerEvent: file('connectPerEvent'),
  };
}
