import ts from 'typescript';
import { projectFiles, textOf } from './project-files.ts';

const places = projectFiles.filter((path) => /^(triggers|forwarder)\//.test(path));

/** The arguments of each call of a function in a file. */
function callsOf(name: string, path: string): string[][] {
  const calls: string[][] = [];
  const source = ts.createSourceFile('file.ts', textOf(path), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === name)
      calls.push(node.arguments.map((argument) => argument.getText(source)));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

const found = (name: string) => places.flatMap((path) => callsOf(name, path).map((given) => ({ path, given })));

test('names the bus in every line with a count, because alarms need it', () => {
  const lines = found('logLine');
  const counting = lines.filter(({ given }) => given.length > 1);

  expect(counting.length).toBeGreaterThan(6);
  expect(counting.filter(({ given }) => !/^\{ bus\b/.test(given[2] ?? ''))).toEqual([]);
});

test('writes metrics only with logLine, or in modules that may not load it', () => {
  const writers = places.filter((path) => textOf(path).includes('CloudWatchMetrics'));

  expect(writers).toEqual(['triggers/observer/load-guard.ts']);
});
