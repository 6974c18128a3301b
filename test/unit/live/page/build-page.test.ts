import { gzipSync } from 'node:zlib';
import { buildPage, type PageFile } from '../../../../live/page/build-page.ts';

const maxCompressedBytes = 120_000;

let files: readonly PageFile[];
beforeAll(async () => {
  files = await buildPage();
});

const textOf = (path: string): string => Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString();

test(`the page has ${maxCompressedBytes / 1_000} kB at most, compressed`, () => {
  const bytes = files.reduce((sum, file) => sum + gzipSync(file.bytes).length, 0);

  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(maxCompressedBytes);
});

test('each file has its media type, and the page is at the address itself', () => {
  expect(Object.fromEntries(files.map(({ path, type }) => [path, type]))).toEqual({
    '': 'text/html; charset=utf-8',
    'page.js': 'text/javascript; charset=utf-8',
    'page.css': 'text/css; charset=utf-8',
    'icon.svg': 'image/svg+xml',
  });
});

test('the page has no script or style of its own, and loads only its files', () => {
  const html = textOf('');
  const loaded = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, path]) => path);

  expect(loaded.sort()).toEqual(['icon.svg', 'page.css', 'page.js']);
  expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)| on\w+=/);
});

test('the style sheet loads nothing', () => {
  expect(textOf('page.css')).not.toMatch(/url\(|@import|@font-face/);
});

test('the page evaluates no text as code, and inserts none as markup', () => {
  // Preact has an assignment to innerHTML for dangerouslySetInnerHTML, which the page does not use; see the next test.
  expect(textOf('page.js')).not.toMatch(/\beval\(|new Function|insertAdjacentHTML|outerHTML|document\.write/);
});
