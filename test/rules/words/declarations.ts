import ts from 'typescript';

export interface Named {
  readonly name: string;
  /** Line in the file, from 1. */
  readonly line: number;
}

const lineOf = (file: ts.SourceFile, node: ts.Node): number =>
  file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;

/** All nodes of a file, parents first. */
function* nodesIn(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  yield node;
  for (const child of children) yield* nodesIn(child);
}

const declares = (node: ts.Node): node is ts.NamedDeclaration =>
  ts.isVariableDeclaration(node) ||
  ts.isParameter(node) ||
  ts.isBindingElement(node) ||
  ts.isFunctionLike(node) ||
  ts.isClassLike(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isPropertySignature(node);

/** Names that a file declares. Names that it only uses may be another package's. */
export const declaredNames = (file: ts.SourceFile): Named[] =>
  [...nodesIn(file)].flatMap((node) => {
    const name = declares(node) ? node.name : undefined;
    return name && ts.isIdentifier(name) ? [{ name: name.text, line: lineOf(file, name) }] : [];
  });

/** Titles of `test`, `it` and `describe`, also after `.each(…)`. */
export const testTitles = (file: ts.SourceFile): Named[] =>
  [...nodesIn(file)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !/^(?:test|it|describe)\b/.test(node.expression.getText(file))) return [];
    const [title] = node.arguments;
    if (!title || !(ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) return [];
    return [{ name: title.getText(file).slice(1, -1), line: lineOf(file, title) }];
  });
