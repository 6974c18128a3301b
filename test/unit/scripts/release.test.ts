import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonSchema } from '../../../contracts/json-schema.ts';
import { readReleased, release } from '../../../scripts/release.ts';

const type = 'cognito.login.failed.v1';
const text: JsonSchema = { type: 'string' };
const schemas = (properties: Readonly<Record<string, JsonSchema>>): Map<string, JsonSchema> =>
  new Map([[type, { type: 'object', properties }]]);

let parent = '';
let folder = '';

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'release-'));
  folder = join(parent, 'released');
});

afterEach(() => rm(parent, { recursive: true }));

test('before the first release, nothing is released', async () => {
  expect(await readReleased(folder)).toEqual(new Map());
});

test('a release keeps the schemas of the catalog', async () => {
  expect(await release(folder, schemas({ reason: text }))).toEqual([]);

  expect(await readReleased(folder)).toEqual(schemas({ reason: text }));
});

test('a second release of the same changes nothing', async () => {
  await release(folder, schemas({ reason: text }));
  const before = await readFile(join(folder, `${type}.json`), 'utf8');

  expect(await release(folder, schemas({ reason: text }))).toEqual([]);

  expect(await readFile(join(folder, `${type}.json`), 'utf8')).toBe(before);
  expect(await readdir(folder)).toEqual([`${type}.json`]);
});

test('optional fields that came are released', async () => {
  await release(folder, schemas({ reason: text }));

  expect(await release(folder, schemas({ reason: text, flow: text }))).toEqual([]);

  expect(await readReleased(folder)).toEqual(schemas({ reason: text, flow: text }));
});

test('while something is incompatible nothing is written, and it is said what', async () => {
  await release(folder, schemas({ reason: text }));
  const another = schemas({}).set('cognito.login.failed.v2', text);

  expect(await release(folder, another)).toEqual([`${type}: reason: the field was removed`]);

  expect(await readReleased(folder)).toEqual(schemas({ reason: text }));
});
