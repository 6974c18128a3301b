import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runningPid } from '../../../local/rig/child-process.ts';
import { kafkaPlace } from '../../../local/rig/kafka.ts';
import { ministackPlace } from '../../../local/rig/ministack.ts';
import { localFolder, projectRoot } from '../../../local/rig/paths.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';

const runFolder = join(localFolder, 'start');
const pids = () => Promise.all([kafkaPlace({ runFolder }), ministackPlace({ runFolder })].map(runningPid));

test('npm start with a reader that stops ends quietly and leaves no process', async () => {
  const ports = ['--kafka-port', String(await freePort()), '--aws-port', String(await freePort())];
  const options = ['--disable-warning=TimeoutNegativeWarning', join(projectRoot, 'local/start.ts'), '--once', ...ports];
  const child = spawn(process.execPath, options, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  const stderr = text(child.stderr);
  // The first line is printed when the first of both serves.
  await once(child.stdout, 'data');
  const started = (await pids()).filter((pid) => pid !== undefined);
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number | null];

  expect(started.length).toBeGreaterThan(0);
  expect([code, await stderr]).toEqual([0, '']);
  expect(await pids()).toEqual([undefined, undefined]);
});
