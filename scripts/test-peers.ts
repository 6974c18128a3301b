import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { oldestPeers, synthesizeWithPeers, type Peers } from './package/synthesize-with-peers.ts';

// Packs the package, synthesizes a pipeline with the oldest and with the newest versions that the peer ranges allow, and prints the matrix.
const root = join(import.meta.dirname, '..');
const { peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  peerDependencies: Peers;
};
const folder = await mkdtemp(join(tmpdir(), 'packed-'));
const { stdout } = await promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
const tarball = join(folder, stdout.trim().split('\n').at(-1) ?? '');
const oldest = oldestPeers(peerDependencies);
const rows: readonly Peers[] = [
  oldest,
  { ...peerDependencies, 'aws-cdk-lib': oldest['aws-cdk-lib'] },
  peerDependencies,
];
console.log('aws-cdk-lib  constructs  synthesis');
for (const peers of rows) {
  const label = `${peers['aws-cdk-lib'].padEnd(11)}  ${peers.constructs.padEnd(10)}`;
  try {
    console.log(`${label}  ok, ${await synthesizeWithPeers(tarball, peers)} function bundles and other assets`);
  } catch (error) {
    console.log(`${label}  failed`);
    console.error(error);
    process.exitCode = 1;
  }
}
await rm(folder, { recursive: true });
