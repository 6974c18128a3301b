import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedFiles, generatedFolders } from './generated-files.ts';

// Writes what is made from the contracts and from the schema of the configuration; with --check it only compares, and fails where something differs.
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const wanted = generatedFiles();
const present: string[] = [];
for (const folder of generatedFolders) {
  const names = await readdir(join(root, folder)).catch(() => []);
  present.push(...names.map((name) => `${folder}/${name}`));
}
const differing: string[] = [];
for (const path of new Set([...wanted.keys(), ...present])) {
  const content = await readFile(join(root, path), 'utf8').catch(() => undefined);
  if (content !== wanted.get(path)) differing.push(path);
}

if (values.check) {
  for (const path of differing) console.error(`${path} is stale.`);
  if (differing.length > 0) console.error('Run: npm run generate');
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const path of differing) {
    const content = wanted.get(path);
    await mkdir(dirname(join(root, path)), { recursive: true });
    if (content === undefined) await rm(join(root, path));
    else await writeFile(join(root, path), content);
    console.log(content === undefined ? `removed ${path}` : `wrote ${path}`);
  }
}
