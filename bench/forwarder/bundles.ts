import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../local/rig/paths.ts';
import { bundleFunction } from '../../infra/constructs/bundle-function.ts';
import { oneFile } from '../../infra/constructs/one-file.ts';

/** Files of the bundles by what they are, and the folder they are in. */
export interface Bundles {
  readonly folder: string;
  readonly worker: string;
  readonly ours: string;
  readonly kafkajs: string;
  readonly connectPerEvent: string;
}

/**
 * Bundles the forwarder as it is deployed without TLS and authentication, what it is compared with in one file each, and the
 * worker.
 */
export async function bundleForwarders(): Promise<Bundles> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-forwarder-'));
  const ours = join(folder, 'ours');
  const externalPackages = ['@aws-sdk/client-secrets-manager', 'aws-msk-iam-sasl-signer-js'];
  bundleFunction({ name: 'forwarder', externalPackages }, ours);
  const entries = {
    worker: 'bench/forwarder/worker.ts',
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
    ours: join(ours, 'index.js'),
    kafkajs: file('kafkajs'),
    connectPerEvent: file('connectPerEvent'),
  };
}
