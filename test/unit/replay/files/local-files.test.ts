import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { localFiles } from '../../../../replay/files/local-files.ts';
import type { FileLine } from '../../../../replay/messages/read-lines.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
});
afterEach(() => rm(folder, { recursive: true }));

const linesIn = async (lines: AsyncIterable<FileLine>) => {
  const all: FileLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
};

test('creates files that only their owner can read, and overwrites none', async () => {
  const files = localFiles(Readable.from([]));
  const name = join(folder, 'kept.ndjson');

  const file = await files.open(name, { isNew: true });
  await file.append('one\n');
  await file.close();
  const again = await files.open(name, { isNew: false });
  await again.append('two\n');
  await again.close();

  expect([await readFile(name, 'utf8'), (await stat(name)).mode & 0o777]).toEqual(['one\ntwo\n', 0o600]);
  await expect(files.open(name, { isNew: true })).rejects.toMatchObject({ code: 'EEXIST' });
});

test('ends lines only at line feeds, over any number of chunks', async () => {
  const name = join(folder, 'log');
  const long = 'é'.repeat(100_000);
  await writeFile(name, `a\u2028b\r\n${long}\nlast`);

  expect(await linesIn(localFiles(Readable.from([])).lines(name))).toEqual(['a\u2028b\r', long, 'last']);
  expect(await linesIn(localFiles(Readable.from(['x\ny', 'z\n'])).lines('-'))).toEqual(['x', 'yz']);
});
