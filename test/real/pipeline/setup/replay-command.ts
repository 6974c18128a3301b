import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { awsEnvironment } from '../../../../local/rig/aws-environment.ts';
import { projectRoot } from '../../../../local/rig/paths.ts';

/** Starts `cognito-to-kafka replay …` as a process of its own, on the emulator. */
export function startReplay(endpoint: string, ...args: readonly string[]): ChildProcess {
  const env = { PATH: process.env['PATH'], ...awsEnvironment(endpoint) };
  return spawn(process.execPath, [join(projectRoot, 'cli/main.ts'), 'replay', ...args], { env, stdio: 'pipe' });
}

/** Runs it to its end. */
export async function replay(endpoint: string, ...args: readonly string[]) {
  const child = startReplay(endpoint, ...args);
  const output = Promise.all([child.stdout, child.stderr].map(async (stream) => (stream ? text(stream) : '')));
  const [code] = (await once(child, 'close')) as [number | null];
  const [stdout = '', stderr = ''] = await output;
  return { code, stdout, stderr };
}
