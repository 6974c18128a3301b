import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../contracts/catalogue.ts';
import { generatedFiles } from '../../scripts/generated-files.ts';

const root = join(import.meta.dirname, '../..');
const wanted = generatedFiles();
const committed = ['contracts/generated', 'contracts/schemas'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((file) => `${folder}/${file}`),
);

test('the checks and a schema for each event of the catalogue are generated', () => {
  const schemas = catalogue.map((schema) => `contracts/schemas/${schema.properties.type.const}.json`);

  expect([...wanted.keys()].sort()).toEqual(['contracts/generated/checks.ts', ...schemas].sort());
});

test('no type is twice in the catalogue', () => {
  const types = catalogue.map((schema) => schema.properties.type.const);

  expect(types).toEqual([...new Set(types)]);
});

test('no other file is in the generated folders', () => {
  expect(committed.sort()).toEqual([...wanted.keys()].sort());
});

test.each([...wanted])('%s is what the catalogue gives; if not, run: npm run generate', (path, content) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(content);
});
