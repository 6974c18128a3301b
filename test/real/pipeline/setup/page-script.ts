import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { awsEnvironment } from '../../../../local/rig/aws-environment.ts';
import { projectRoot } from '../../../../local/rig/paths.ts';

/** The scripts of a section of a page, one for each block, word for word. */
export async function scriptsOf(heading: string, path = 'docs/operations/replay.md'): Promise<string[]> {
  const page = await readFile(join(projectRoot, path), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^ *```sh\n([^]*?)^ *```$/gm)].map(([, script = '']) => script);
}

/** A shell with `cognito-to-kafka` and other commands, on the emulator, in a folder of its own. `more` are scripts by name. */
export async function aShell(endpoint: string, more: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const own = `exec '${process.execPath}' '${join(projectRoot, 'cli/main.ts')}' "$@"`;
  for (const [name, script] of Object.entries({ 'cognito-to-kafka': own, ...more })) {
    const command = join(folder, name);
    await writeFile(command, `#!/bin/sh\n${script}\n`);
    await chmod(command, 0o755);
  }
  return {
    folder,
    /** Runs a script as a person types it; gives all that is said, in order. Rejects where a command fails. */
    run: async (script: string): Promise<string> => {
      const env = { ...awsEnvironment(endpoint), PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
      const strict = `exec 2>&1\nset -euo pipefail\n${script}`;
      const running = promisify(execFile)('bash', ['--norc', '-c', strict], { env, cwd: folder });
      const { stdout } = await running.catch((cause: unknown) => {
        throw new Error(`This script failed:\n${script}\n${(cause as { stdout?: string }).stdout ?? ''}`, { cause });
      });
      return stdout;
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
