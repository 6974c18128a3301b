import ts from 'typescript';
import { docComment, type DocComment } from './doc-comment.ts';
import { findDeclaration, type Declaration } from './source-file.ts';

/** A public member of a class, or a property of an interface. */
export interface Member extends DocComment {
  readonly name: string;
  readonly kind: 'property' | 'method';
  readonly isOptional: boolean;
  readonly isStatic: boolean;
  /** Type of a property, or signature of a method. */
  readonly type: string;
  readonly node: ts.Node;
}

/** Returns the public members of a class or an interface by name, inherited ones of the project included. */
export function membersOf(declaration: Declaration): Member[] {
  if (ts.isTypeAliasDeclaration(declaration) && ts.isTypeReferenceNode(declaration.type)) {
    const { typeName, typeArguments } = declaration.type;
    return membersOfType(typeName.getText(), typeArguments, declaration);
  }
  if (!ts.isClassDeclaration(declaration) && !ts.isInterfaceDeclaration(declaration)) return [];
  const inherited = (declaration.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types)
    .flatMap(({ expression, typeArguments }) => membersOfType(expression.getText(), typeArguments, declaration));
  const own = [...declaration.members].flatMap(memberOf);
  return [...new Map([...inherited, ...own].map((member) => [member.name, member])).values()];
}

/** Resolves what a heritage clause names, through `Omit` and `Pick`. */
function membersOfType(name: string, typeArguments: ts.NodeArray<ts.TypeNode> | undefined, from: ts.Node): Member[] {
  const [type, keys] = typeArguments ?? [];
  if ((name === 'Omit' || name === 'Pick') && type && keys && ts.isTypeReferenceNode(type)) {
    const names = keysOf(keys, from);
    const members = membersOfType(type.typeName.getText(), type.typeArguments, from);
    return members.filter((member) => names.includes(member.name) === (name === 'Pick'));
  }
  const declaration = findDeclaration(name, from.getSourceFile());
  return declaration ? membersOf(declaration) : [];
}

function keysOf(keys: ts.TypeNode, from: ts.Node): string[] {
  if (ts.isUnionTypeNode(keys)) return keys.types.flatMap((type) => keysOf(type, from));
  if (ts.isLiteralTypeNode(keys) && ts.isStringLiteral(keys.literal)) return [keys.literal.text];
  if (ts.isTypeOperatorNode(keys) && ts.isTypeReferenceNode(keys.type))
    return membersOfType(keys.type.typeName.getText(), keys.type.typeArguments, from).map(({ name }) => name);
  throw new Error(`Unknown keys of Omit or Pick: ${keys.getText()}.`);
}

function memberOf(node: ts.ClassElement | ts.TypeElement): Member[] {
  const flags = ts.getCombinedModifierFlags(node);
  const isHidden = (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
  if (isHidden || !node.name || !ts.isIdentifier(node.name)) return [];
  const isMethod = ts.isMethodDeclaration(node) || ts.isMethodSignature(node);
  const isProperty =
    ts.isPropertyDeclaration(node) || ts.isPropertySignature(node) || ts.isGetAccessorDeclaration(node);
  if (!isMethod && !isProperty) return [];
  const name = node.name.text;
  const type = isMethod ? signatureOf(name, node) : textOf(node.type);
  const isStatic = (flags & ts.ModifierFlags.Static) !== 0;
  const isOptional = 'questionToken' in node && node.questionToken !== undefined;
  return [{ ...docComment(node), name, kind: isMethod ? 'method' : 'property', isOptional, isStatic, type, node }];
}

export const signatureOf = (name: string, { parameters, type }: ts.SignatureDeclarationBase): string =>
  `${name}(${parameters.map((parameter) => oneLine(parameter.getText())).join(', ')}): ${textOf(type)}`;

/** A type in one line. `undefined` is not written, because CDK users leave a prop out. */
const textOf = (type: ts.TypeNode | undefined): string =>
  oneLine(type?.getText() ?? 'void').replace(/ \| undefined$/, '');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
