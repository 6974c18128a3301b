import { lineCount } from '../../scripts/line-count.ts';
import { projectFiles, textOf } from './project-files.ts';

const maxLines = 200;
const maxTestLines = 300;
const maxEntryLines = 20;
const maxMedianLines = 60;

const linesOf = (path: string): number => textOf(path).trimEnd().split('\n').length;
const longerThan = (limit: number, paths: readonly string[]): string[] =>
  paths.filter((path) => linesOf(path) > limit).map((path) => `${path}: ${linesOf(path)} lines`);

const isTest = (path: string): boolean => path.startsWith('test/');
const sources = projectFiles.filter((path) => !isTest(path) && !path.startsWith('contracts/generated/'));
const entries = sources.filter((path) => /(^|[/-])entry\.ts$/.test(path));

test(`a source file has ${maxLines} lines at most`, () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(longerThan(maxLines, sources)).toEqual([]);
});

test(`half of the source files have ${maxMedianLines} lines at most`, () => {
  const { median } = lineCount(sources.map((path) => ({ path, lines: linesOf(path) })));

  expect(median).toBeGreaterThan(10);
  expect(median).toBeLessThanOrEqual(maxMedianLines);
});

test(`a test file has ${maxTestLines} lines at most`, () => {
  expect(longerThan(maxTestLines, projectFiles.filter(isTest))).toEqual([]);
});

test(`a Lambda entry has ${maxEntryLines} lines at most`, () => {
  expect(entries).toEqual(expect.arrayContaining(['forwarder/entry.ts', 'triggers/observer/entry.ts']));
  expect(longerThan(maxEntryLines, entries)).toEqual([]);
});
