import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const binaries = join(import.meta.dirname, '../../../node_modules/.bin');

/** The folder in which the package was installed for the tests, and what is in it. */
export const installedPackage = (): string => process.env['INSTALLED_PACKAGE'] ?? '';

export const writeInstalled = (file: string, text: string): Promise<void> =>
  writeFile(join(installedPackage(), file), text);

interface Running {
  /** What it reads. @default - nothing */
  readonly input?: string;
  /** @default - that of the test */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program of the project's node_modules in the folder, and gives what it prints. Rejects if it fails. */
export async function runInstalled(command: string, args: readonly string[], { input, env }: Running = {}) {
  const options = { cwd: installedPackage(), env: { ...process.env, ...env } };
  const running = promisify(execFile)(join(binaries, command), args, options);
  running.child.stdin?.end(input);
  return running;
}
