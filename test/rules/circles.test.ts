import { posix } from 'node:path';
import ts from 'typescript';
import { projectFiles, textOf } from './project-files.ts';

type Imports = ReadonlyMap<string, readonly string[]>;

/** The files that each file imports, types included. */
const imports: Imports = new Map(
  projectFiles.map((path) => {
    const found = ts.preProcessFile(textOf(path)).importedFiles.map(({ fileName }) => fileName);
    const relative = found.filter((name) => name.startsWith('.'));
    return [path, relative.map((name) => posix.join(posix.dirname(path), name))];
  }),
);

/** Groups of files that import each other, directly or through others (strongly connected components, Tarjan). */
function circlesIn(graph: Imports): string[][] {
  const circles: string[][] = [];
  const [numbers, lowest] = [new Map<string, number>(), new Map<string, number>()];
  const open: string[] = [];
  const numberOf = (path: string): number => lowest.get(path) ?? Infinity;
  const visit = (path: string): void => {
    numbers.set(path, numbers.size);
    lowest.set(path, numbers.size - 1);
    open.push(path);
    for (const next of graph.get(path) ?? []) {
      if (!numbers.has(next)) visit(next);
      if (open.includes(next)) lowest.set(path, Math.min(numberOf(path), numberOf(next)));
    }
    if (numberOf(path) !== numbers.get(path)) return;
    const circle = open.splice(open.indexOf(path));
    if (circle.length > 1 || graph.get(path)?.includes(path)) circles.push(circle.sort());
  };
  for (const path of graph.keys()) if (!numbers.has(path)) visit(path);
  return circles;
}

test('no files import each other in a circle', () => {
  expect(imports.size).toBeGreaterThan(500);
  expect(circlesIn(imports)).toEqual([]);
});

test.each<[string, Record<string, string[]>, string[][]]>([
  ['no circle in a chain', { a: ['b'], b: ['c'], c: [] }, []],
  ['no circle where two ways lead to one file', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
  ['two files that import each other', { a: ['b'], b: ['a'] }, [['a', 'b']]],
  ['a circle of three behind a chain', { a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, [['b', 'c', 'd']]],
  ['a file that imports itself', { a: ['a'] }, [['a']]],
  ['two circles that share a file as one', { a: ['b', 'c'], b: ['a'], c: ['a'] }, [['a', 'b', 'c']]],
])('finds %s', (_what, graph, expected) => {
  expect(circlesIn(new Map(Object.entries(graph)))).toEqual(expected);
});
