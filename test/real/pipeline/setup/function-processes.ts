import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How many execution environments of a function the emulator has: each is a process in a folder of the function's name. */
export async function functionProcesses(functionName: string): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'args='], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').filter((line) => line.includes(`ministack-lambda-${functionName}-`)).length;
}
