import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pageFiles } from '../../../../cli/live/page-files.ts';

const dist = mkdtempSync(join(tmpdir(), 'page-files-'));
afterAll(() => {
  rmSync(dist, { recursive: true });
});

test('reads the built files of the package', async () => {
  mkdirSync(join(dist, 'page'));
  writeFileSync(join(dist, 'page/files.json'), '[{"path":"","type":"text/html","file":"index.html"}]');
  writeFileSync(join(dist, 'page/index.html'), '<p>');
  const files = await pageFiles(pathToFileURL(join(dist, 'cli/main.js')).href);

  expect(files.map(({ path, type, bytes }) => [path, type, Buffer.from(bytes).toString()])).toEqual([
    ['', 'text/html', '<p>'],
  ]);
});

test('builds the page in a copy of the source', async () => {
  const module = pathToFileURL(join(import.meta.dirname, '../../../../cli/live/dependencies.ts')).href;

  expect((await pageFiles(module)).map(({ path }) => path)).toEqual(['', 'page.js', 'page.css', 'icon.svg']);
});
