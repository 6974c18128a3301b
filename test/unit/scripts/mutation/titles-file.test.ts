import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { titlesFile } from '../../../../scripts/mutation/titles-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'titles-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('passes titles on to another process', () => {
  const path = join(folder, 'new', 'titles.jsonl');
  const first = titlesFile(path);
  first.add('a.test.ts', ['adds', 'removes']);
  first.add('b.test.ts', []);

  const second = titlesFile(path);

  expect(second.of('a.test.ts')).toEqual(['adds', 'removes']);
  expect(second.of('b.test.ts')).toEqual([]);
});

test('knows no titles without a run', () => {
  expect(titlesFile(join(folder, 'titles.jsonl')).of('a.test.ts')).toBeUndefined();
});
