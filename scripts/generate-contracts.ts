import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { finishUnread } from '../local/rig/finish-unread.ts';
import { runProgram } from '../local/rig/run-program.ts';
import { generatedFiles, generatedFolders } from './generated-files.ts';

const usage = `npm run generate             writes the files and sections of pages that are made from the contracts and the configuration
npm run generate:check       only compares them, and exits with 1 if one is stale`;

const root = join(import.meta.dirname, '..');
finishUnread(process);
process.exitCode = await runProgram(
  { name: 'npm run generate --', usage, readOptions, run },
  { print: console.log, printError: console.error, signal: new AbortController().signal },
);

function readOptions() {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  return values.help ? undefined : values;
}

async function run({ check }: NonNullable<ReturnType<typeof readOptions>>): Promise<number> {
  const differing = await differingFiles();
  if (check) {
    for (const path of differing.keys()) console.error(`${path} is stale.`);
    if (differing.size > 0) console.error('Run: npm run generate');
    return differing.size > 0 ? 1 : 0;
  }
  for (const [path, content] of differing) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    if (content === undefined) await rm(join(root, path));
    else await writeFile(join(root, path), content);
    console.log(content === undefined ? `removed ${path}` : `wrote ${path}`);
  }
  return 0;
}

/** Files whose content differs, with the wanted content; `undefined` for a file that no longer exists. */
async function differingFiles(): Promise<Map<string, string | undefined>> {
  const wanted = generatedFiles();
  const present: string[] = [];
  for (const folder of generatedFolders) {
    const names = await readdir(join(root, folder)).catch(() => []);
    present.push(...names.map((name) => `${folder}/${name}`));
  }
  const differing = new Map<string, string | undefined>();
  for (const path of new Set([...wanted.keys(), ...present])) {
    const content = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (content !== wanted.get(path)) differing.set(path, wanted.get(path));
  }
  return differing;
}
