import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forwarderVersion } from '../../../../forwarder/queues/version.ts';
import { projectRoot } from '../../../../local/rig/paths.ts';

test('the version is the one of the package', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };

  expect(forwarderVersion).toBe(version);
});
