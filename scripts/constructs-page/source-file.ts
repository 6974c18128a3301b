import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
const files = new Map<string, ts.SourceFile>();

/** Returns a parsed file of the project. It is not type-checked: the types of the CDK would take a minute to read. */
export function sourceFile(path: string): ts.SourceFile {
  const known = files.get(path);
  if (known) return known;
  const parsed = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
  files.set(path, parsed);
  return parsed;
}

/** A declaration that can be exported as a construct, a type or a function. */
export type Declaration =
  ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.FunctionDeclaration;

const isDeclaration = (node: ts.Node): node is Declaration =>
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isFunctionDeclaration(node);

/** Returns the declaration that a name in a file means; undefined if it comes from a package or from TypeScript. */
export function findDeclaration(name: string, from: ts.SourceFile): Declaration | undefined {
  for (const statement of from.statements) {
    if (isDeclaration(statement) && statement.name?.text === name) return statement;
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const found = bindings.elements.find((element) => element.name.text === name);
    const path = relativePath(statement, from);
    if (found && path !== undefined) return findDeclaration((found.propertyName ?? found.name).text, sourceFile(path));
  }
  return undefined;
}

/** An export from another file. */
export interface ReExport {
  readonly declaration: Declaration;
  /** Whether only the type is exported, so that nobody can create or call it. */
  readonly isTypeOnly: boolean;
}

/** Returns the names that a file exports from other files, with the declaration of each. */
export function reExports(path: string): ReadonlyMap<string, ReExport> {
  const from = sourceFile(path);
  const found = new Map<string, ReExport>();
  for (const statement of from.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      continue;
    const target = relativePath(statement, from);
    for (const { name, isTypeOnly } of statement.exportClause.elements) {
      const declaration = target === undefined ? undefined : findDeclaration(name.text, sourceFile(target));
      if (!declaration) throw new Error(`${path}: no declaration of the export ${name.text}.`);
      found.set(name.text, { declaration, isTypeOnly: isTypeOnly || statement.isTypeOnly });
    }
  }
  return found;
}

function relativePath(
  { moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration,
  from: ts.SourceFile,
): string | undefined {
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith('.'))
    return undefined;
  return posix.join(posix.dirname(from.fileName), moduleSpecifier.text);
}
