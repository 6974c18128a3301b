import ts from 'typescript';
import { projectFiles, textOf } from './project-files.ts';

const generators = projectFiles.filter((path) =>
  /^scripts\/((config|constructs|cost|events)-page\/|(failure-table|contract-tables|cli-page)\.ts)/.test(path),
);

/** The strings of a file that are sentences: four words or more, with a full stop. */
function sentencesIn(text: string): string[] {
  const sentences: string[] = [];
  const visit = (node: ts.Node): void => {
    // Errors are for developers.
    if (ts.isNewExpression(node)) return;
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    const said = isText ? node.getText().slice(1, -1).trim() : '';
    if (/\.( |$)/.test(said) && said.split(' ').length >= 4) sentences.push(said);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true));
  return sentences;
}

test.each(generators)('%s has no sentence of a page', (path) => {
  expect(sentencesIn(textOf(path))).toEqual([]);
});

test('finds a sentence', () => {
  expect(generators.length).toBeGreaterThan(10);
  expect(
    sentencesIn("const a = 'One line is a sentence.'; const b = `Not ${a} of it.`; const c = 'a.b';"),
  ).toHaveLength(2);
});
