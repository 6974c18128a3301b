import ts from 'typescript';

/** A piece of prose in a file. A line break with the comment's decoration is one space; an empty line ends a paragraph. */
export interface Text {
  readonly text: string;
  /** Line of the file at an index of the text, from 1. */
  readonly lineAt: (index: number) => number;
}

/** The text of a range, with its lines joined. */
export function joined(source: string, start: number, end: number): Text {
  const breaks: [index: number, line: number][] = [[0, source.slice(0, start).split('\n').length]];
  let text = '';
  let line = breaks[0]?.[1] ?? 1;
  for (const part of source.slice(start, end).split(/(\s*\n\s*(?:\*(?!\/|\*)|\/\/|#(?!#))?[ \t]*)/)) {
    const lineBreaks = part.split('\n').length - 1;
    text += lineBreaks === 0 ? part : lineBreaks === 1 ? ' ' : '\n';
    line += lineBreaks;
    breaks.push([text.length, line]);
  }
  return { text, lineAt: (index) => breaks.findLast(([at]) => at <= index)?.[1] ?? 1 };
}

const isLiteral = (node: ts.Node): boolean =>
  ts.isJsxText(node) ||
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node);
const isSpecifier = ({ parent }: ts.Node): boolean => ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);

/** Strings, comments and the text of elements of a TypeScript file. Names of modules are no prose. */
export function textsOfTypeScript(file: ts.SourceFile): Text[] {
  const texts: Text[] = [];
  let masked = file.text;
  const mask = (start: number, end: number): void => {
    masked = masked.slice(0, start) + masked.slice(start, end).replace(/[^\n]/g, ' ') + masked.slice(end);
  };
  const visit = (node: ts.Node): void => {
    const start = node.getStart(file);
    if (isLiteral(node) && !isSpecifier(node)) texts.push(joined(file.text, start, node.end));
    if (isLiteral(node) || ts.isRegularExpressionLiteral(node)) mask(start, node.end);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const comments = masked.matchAll(/\/\*[^]*?\*\/|\/\/[^\n]*(?:\n[ \t]*\/\/[^\n]*)*/g);
  return [...texts, ...[...comments].map(({ index, 0: found }) => joined(file.text, index, index + found.length))];
}

/** Strings and comments of a Python file. */
export function textsOfPython(source: string): Text[] {
  const pattern =
    /"""(?:\\.|[^\\])*?"""|'''(?:\\.|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*(?:\n[ \t]*#[^\n]*)*/gs;
  return [...source.matchAll(pattern)].map(({ index, 0: found }) => joined(source, index, index + found.length));
}

export const textsOfMarkdown = (source: string): Text[] => [joined(source, 0, source.length)];
