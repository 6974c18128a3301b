import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { awsEnvironment } from '../../../../local/rig/aws-environment.ts';
import { projectRoot } from '../../../../local/rig/paths.ts';

/** Runs `cognito-to-kafka …` as a process of its own, on the emulator, to its end. */
export async function runCli(endpoint: string, ...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], ...awsEnvironment(endpoint) };
  const child = spawn(process.execPath, [join(projectRoot, 'cli/main.ts'), ...args], { env, stdio: 'pipe' });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number | null];
  const [stdout, stderr] = await output;
  return { code, stdout, stderr };
}
