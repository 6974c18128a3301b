import ts from 'typescript';
import { docComment, type DocComment } from './doc-comment.ts';
import { membersOf, type Member } from './members.ts';
import { findDeclaration, reExports, type Declaration } from './source-file.ts';

/** A published class, type or function. */
export interface Published extends DocComment {
  readonly name: string;
  readonly declaration: Declaration;
  readonly members: readonly Member[];
  /** Whether only the type is exported. The reference then has no constructor. */
  readonly isTypeOnly: boolean;
  /** Name of the type of a construct's props. @default - it is not a construct, or has no props */
  readonly propsType?: string | undefined;
}

/** Returns everything that a file exports from others, by default that of `cognito-to-kafka/constructs`. */
export const publishedConstructs = (path = 'infra/published-constructs.ts'): readonly Published[] =>
  [...reExports(path)].map(([name, { declaration, isTypeOnly }]) => ({
    ...docComment(declaration),
    name,
    declaration,
    isTypeOnly,
    members: membersOf(declaration),
    propsType: isTypeOnly ? undefined : propsTypeOf(declaration),
  }));

/** The third parameter of a construct's constructor. */
function propsTypeOf(declaration: Declaration): string | undefined {
  if (!ts.isClassDeclaration(declaration)) return undefined;
  const type = declaration.members.find((member) => ts.isConstructorDeclaration(member))?.parameters[2]?.type;
  return type?.getText();
}

/** Returns the mistakes in docstrings, one sentence each: what has none, and which optional prop lacks its default. */
export const docstringProblems = (published: readonly Published[]): string[] =>
  published.flatMap(({ name, description, members }) => [
    ...(description === '' ? [`${name} has no docstring`] : []),
    ...members.flatMap((member) => [
      ...(member.description === '' ? [`${name}.${member.name} has no docstring`] : []),
      ...(member.isOptional && !member.defaultText ? [`${name}.${member.name} has no @default`] : []),
    ]),
  ]);

/** Returns the types of the project that public members name and that are not published. */
export function unpublishedTypes(published: readonly Published[]): string[] {
  const names = new Set(published.map(({ name }) => name));
  const problems = published.flatMap(({ name, members, declaration }) =>
    [...members.map(({ node }) => node), ...(ts.isFunctionDeclaration(declaration) ? [declaration] : [])].flatMap(
      (node) =>
        typesIn(node)
          .filter((type) => !names.has(type) && findDeclaration(type, node.getSourceFile()))
          .map((type) => `${name} names ${type}, which is not published`),
    ),
  );
  return [...new Set(problems)];
}

/** Names of types in a declaration, without those in the body of a method. */
function typesIn(node: ts.Node): string[] {
  if (ts.isBlock(node)) return [];
  const own = ts.isTypeReferenceNode(node) ? [node.typeName.getText()] : [];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => {
    inner.push(...typesIn(child));
  });
  return [...own, ...inner];
}
