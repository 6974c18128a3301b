import ts from 'typescript';
import { posix } from 'node:path';
import { filesOf, projectFiles, textOf } from './project-files.ts';

const page = textOf('docs/concepts/architecture.md');
const picture = textOf('docs/concepts/rooms.svg');

/** The files of each walk, in their order. */
const walks = page
  .split(/^## /m)
  .map((section): [string, readonly string[]] => [
    section.split('\n')[0] ?? '',
    [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path = '']) => path),
  ])
  .filter(([, paths]) => paths.length > 0);

const importsOf = (path: string): string[] =>
  ts
    .preProcessFile(textOf(path))
    .importedFiles.flatMap(({ fileName }) =>
      fileName.startsWith('.') ? [posix.join(posix.dirname(path), fileName)] : [],
    );

test('follows four facts through the code', () => {
  expect(walks).toHaveLength(4);
});

test('the page is no longer than one page', () => {
  expect(page.split('\n').length).toBeLessThanOrEqual(100);
});

test.each(walks)('%s: each file is imported by an earlier one or imports one', (_title, paths) => {
  const strangers = paths.filter(
    (path, index) =>
      index > 0 &&
      !paths.slice(0, index).some((before) => importsOf(before).includes(path) || importsOf(path).includes(before)),
  );
  expect(strangers).toEqual([]);
});

test('the picture has every folder with code', () => {
  const folders = new Set([...projectFiles, ...filesOf('.py')].map((path) => path.split('/')[0] ?? ''));
  const drawn = [...picture.matchAll(/<text x="\d+" y="\d+">([a-z-]+)<\/text>/g)].map(([, name]) => name);
  // docs has one example that the tests compile.
  expect(drawn.sort()).toEqual([...folders].filter((name) => name !== 'docs' && !name.includes('.')).sort());
});
