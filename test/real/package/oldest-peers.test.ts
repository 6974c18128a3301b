import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oldestPeers, synthesizeWithPeers, type Peers } from '../../../scripts/package/synthesize-with-peers.ts';
import { installedPackage } from './installed-package.ts';

test('the pipeline synthesizes with the oldest peers that package.json allows', async () => {
  const manifest = readFileSync(join(installedPackage(), 'node_modules/cognito-to-kafka/package.json'), 'utf8');
  const { peerDependencies } = JSON.parse(manifest) as { peerDependencies: Peers };
  const assets = await synthesizeWithPeers(process.env['PACKAGE_TARBALL'] ?? '', oldestPeers(peerDependencies));

  expect(assets).toBeGreaterThanOrEqual(8);
});
