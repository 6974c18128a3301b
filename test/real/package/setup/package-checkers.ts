import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// In no package.json of the project: with their own compiler, 40 MB that only these tests need.
const checkers = ['publint@0.3.25', '@arethetypeswrong/cli@0.18.5'];

/** Installs publint and "Are the types wrong?". Resolves with the folder of their commands. */
export async function installCheckers(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'package-checkers-'));
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, ...checkers], {
    cwd: folder,
  });
  return join(folder, 'node_modules/.bin');
}
