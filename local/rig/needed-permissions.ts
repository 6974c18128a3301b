import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { authorizationRecord, ministackPython } from './ministack.ts';
import { emulatorFolder } from './paths.ts';

/** One action on one resource in one statement of a deployed policy. */
export interface Permission {
  /** Who may do what, by the logical ids of the template without their hashes. */
  readonly permission: string;
  /** Whether a request of this run would have ended otherwise without it. */
  readonly decides: boolean;
}

/** Every permission of the stacks that were deployed in a run, whether anything needed it so far. */
export async function neededPermissions(runFolder: string): Promise<readonly Permission[]> {
  const args = ['-m', 'ministack_local.auth_needed', authorizationRecord({ runFolder })];
  const env = { PYTHONPATH: emulatorFolder, PYTHONDONTWRITEBYTECODE: '1' };
  const { stdout } = await promisify(execFile)(ministackPython, args, { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Permission);
}
