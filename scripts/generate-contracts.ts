import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedFiles } from './generated-files.ts';

// Writes what is made from the catalogue; with --check it only compares, and fails where something differs.
const root = join(import.meta.dirname, '..');
const folders = ['contracts/generated', 'contracts/schemas'];
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const wanted = generatedFiles();
const present: string[] = [];
for (const folder of folders) {
  await mkdir(join(root, folder), { recursive: true });
  for (const name of await readdir(join(root, folder))) present.push(`${folder}/${name}`);
}
const differing: string[] = [];
for (const path of new Set([...wanted.keys(), ...present])) {
  const content = await readFile(join(root, path), 'utf8').catch(() => undefined);
  if (content !== wanted.get(path)) differing.push(path);
}

if (values.check) {
  for (const path of differing) console.error(`${path} is not what the catalogue gives.`);
  if (differing.length > 0) console.error('Run: npm run generate');
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const path of differing) {
    const content = wanted.get(path);
    if (content === undefined) await rm(join(root, path));
    else await writeFile(join(root, path), content);
    console.log(content === undefined ? `removed ${path}` : `wrote ${path}`);
  }
}
