import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../local/rig/paths.ts';
import { bundleFunction } from '../../infra/constructs/bundle-function.ts';
import { oneFile } from '../../infra/constructs/one-file.ts';

/** Files of the bundles, and their folder. */
export interface PeerBundles {
  readonly folder: string;
  readonly ours: string;
  readonly plainHandler: string;
  readonly sqsConsumer: string;
  /** Bare kafkajs on prepared records, from the benchmark of the forwarder. */
  readonly kafkajs: string;
  /** Measures a handler; from the benchmark of the forwarder. */
  readonly worker: string;
}

const entries = {
  plainHandler: 'bench/peers/handlers/plain-handler.ts',
  sqsConsumer: 'bench/peers/handlers/sqs-consumer.ts',
  kafkajs: 'bench/forwarder/handlers/kafkajs.ts',
  worker: 'bench/forwarder/worker.ts',
};

/** Bundles the forwarder as it is deployed without TLS and authentication, and the peers on Node in one file each. */
export async function bundlePeers(): Promise<PeerBundles> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-peers-'));
  const ours = join(folder, 'ours');
  const externalPackages = ['@aws-sdk/client-secrets-manager', 'aws-msk-iam-sasl-signer-js'];
  bundleFunction({ name: 'forwarder', externalPackages }, ours);
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
    ours: join(ours, 'index.js'),
    plainHandler: file('plainHandler'),
    sqsConsumer: file('sqsConsumer'),
    kafkajs: file('kafkajs'),
    worker: file('worker'),
  };
}
