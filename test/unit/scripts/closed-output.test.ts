import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../../local/rig/paths.ts';

test.each([
  ['bench/main.ts', '--help'],
  ['bench/soak/main.ts', '--help'],
  ['bench/replay-fuzz/main.ts', '--help'],
  ['local/start.ts', '--help'],
  ['scripts/count-lines.ts', '--help'],
  ['scripts/release-schemas.ts', '--help'],
  ['scripts/release-template.ts', '--help'],
  ['scripts/test-mutation.ts', '--help'],
])('%s %s ends quietly when its reader stops', async (file, argument) => {
  const child = spawn(process.execPath, [join(projectRoot, file), argument], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const stderr = text(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];

  // With an error of the output that nothing handles, Node ends with 1 and prints a stack.
  expect([code, await stderr]).toEqual([0, '']);
});
