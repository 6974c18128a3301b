import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Installation {
  readonly folder: string;
  /** Name of the file that marks a finished installation. @default "installed" */
  readonly name?: string;
  /** Versions and settings of the installation: another recipe installs it again. */
  readonly recipe: string;
  readonly what: string;
  /** Megabytes of the folder afterwards, measured once. */
  readonly expectedMegabytes: number;
  /** Tools that it requires on the machine, for the error. @default - only tools that every start requires */
  readonly needs?: string;
}

const progressEveryMs = 10_000;

/**
 * Installs something into a folder unless the folder has it in this recipe. Prints the expected size, the size so far every ten
 * seconds, and the final size. Rejects with the output of the installer and the tools that it needs.
 */
export async function installOnce(
  { folder, name = 'installed', recipe, what, needs, expectedMegabytes }: Installation,
  print: (line: string) => void,
  install: () => Promise<void>,
): Promise<void> {
  const mark = join(folder, `${name}.sha256`);
  const hash = createHash('sha256').update(recipe).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  const begin = Date.now();
  const seconds = () => `${((Date.now() - begin) / 1000).toFixed(0)} s`;
  print(`installing ${what} (about ${expectedMegabytes} MB)`);
  const timer = setInterval(() => {
    void megabytesIn(folder).then((megabytes) => {
      print(`${what}: ${megabytes} of about ${expectedMegabytes} MB after ${seconds()}`);
    });
  }, progressEveryMs);
  try {
    await install();
  } catch (cause) {
    const { stdout = '', stderr = '', message } = cause as Error & { stdout?: string; stderr?: string };
    const hint = needs ? ` It needs ${needs}.` : '';
    throw new Error(`Installing ${what} failed.${hint}\n${stdout}${stderr || message}`.trimEnd(), { cause });
  } finally {
    clearInterval(timer);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, hash);
  print(`installed ${what}: ${await megabytesIn(folder)} MB in ${seconds()}`);
}

/** Returns the megabytes of the files in a folder; 0 if there is none. A file that goes meanwhile does not count. */
async function megabytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(({ parentPath, name }) =>
      stat(join(parentPath, name))
        .then(({ size }) => size)
        .catch(() => 0),
    ),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024 / 1024);
}
