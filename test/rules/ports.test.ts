import { posix } from 'node:path';
import ts from 'typescript';
import { projectFiles, textOf } from './project-files.ts';

/** A port with more functions is two things. */
const maxFunctions = 5;

/** Ports whose names do not end in "Port", "Ports" or "Aws". */
const otherPorts = [
  ...['Cluster', 'Files', 'KafkaAuth', 'LoginPool', 'OpenedFile', 'Producer', 'Queues', 'Reader', 'SilentBrokers'],
  ...['TerminalUi', 'TopicAdmin', 'TopicWatch'],
];

interface Declared {
  readonly path: string;
  readonly node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
}

const sources = projectFiles.filter((path) => !path.startsWith('test/'));
const parsed = new Map(
  sources.map((path) => [path, ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true)] as const),
);

const declarations: readonly Declared[] = [...parsed].flatMap(([path, file]) =>
  file.statements.flatMap((node) =>
    ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? [{ path, node }] : [],
  ),
);

/** The declaration of a name in a file, or in the file from which it imports the name. Undefined for a package's name. */
function find(path: string, name: string): Declared | undefined {
  const own = declarations.find((one) => one.path === path && one.node.name.text === name);
  if (own) return own;
  for (const statement of parsed.get(path)?.statements ?? []) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const found = bindings.elements.find((element) => element.name.text === name);
    const { text } = statement.moduleSpecifier;
    if (found && text.startsWith('.'))
      return find(posix.join(posix.dirname(path), text), (found.propertyName ?? found.name).text);
  }
  return undefined;
}

/** The members of a type by name, those that it inherits or picks included. */
function membersOf(path: string, type: ts.Node | undefined): Map<string, { path: string; type: ts.TypeNode | true }> {
  const members: ReturnType<typeof membersOf> = new Map();
  const add = (others: typeof members, isKept: (name: string) => boolean = () => true): void => {
    for (const [name, member] of others) if (isKept(name)) members.set(name, member);
  };
  const reference = (name: string, args: readonly ts.TypeNode[] = []): void => {
    const [of, keys] = args;
    const names = [...(keys?.getText().matchAll(/'([^']+)'/g) ?? [])].map(([, key]) => key);
    if (name === 'Pick') add(membersOf(path, of), (key) => names.includes(key));
    else if (name === 'Omit') add(membersOf(path, of), (key) => !names.includes(key));
    else if (name === 'Partial' || name === 'Readonly') add(membersOf(path, of));
    else {
      const found = find(path, name);
      if (found) add(membersOf(found.path, found.node));
    }
  };
  if (!type) return members;
  if (ts.isTypeAliasDeclaration(type)) return membersOf(path, type.type);
  if (ts.isIntersectionTypeNode(type)) for (const part of type.types) add(membersOf(path, part));
  if (ts.isTypeReferenceNode(type)) reference(type.typeName.getText(), type.typeArguments);
  if (ts.isInterfaceDeclaration(type))
    for (const clause of type.heritageClauses ?? [])
      for (const base of clause.types) reference(base.expression.getText(), base.typeArguments);
  if (ts.isInterfaceDeclaration(type) || ts.isTypeLiteralNode(type))
    for (const member of type.members) {
      const name = member.name?.getText() ?? '';
      if (ts.isMethodSignature(member)) members.set(name, { path, type: true });
      if (ts.isPropertySignature(member) && member.type) members.set(name, { path, type: member.type });
    }
  return members;
}

function isFunction(path: string, type: ts.TypeNode | true): boolean {
  if (type === true || ts.isFunctionTypeNode(type)) return true;
  if (ts.isParenthesizedTypeNode(type)) return isFunction(path, type.type);
  if (ts.isUnionTypeNode(type)) return type.types.some((one) => isFunction(path, one));
  if (ts.isIndexedAccessTypeNode(type)) {
    const member = membersOf(path, type.objectType).get(type.indexType.getText().slice(1, -1));
    return member !== undefined && isFunction(member.path, member.type);
  }
  const found = ts.isTypeReferenceNode(type) ? find(path, type.typeName.getText()) : undefined;
  if (!found) return false;
  if (ts.isTypeAliasDeclaration(found.node)) return isFunction(found.path, found.node.type);
  return found.node.members.some(ts.isCallSignatureDeclaration);
}

const functionsOf = ({ path, node }: Declared): number =>
  [...membersOf(path, node).values()].filter((member) => isFunction(member.path, member.type)).length;

const isPort = (name: string): boolean => /(?:Ports?|Aws)$/.test(name) || otherPorts.includes(name);

const ports = declarations
  .filter(({ node: { name } }) => isPort(name.text))
  .map((declared) => ({ ...declared, name: declared.node.name.text, functions: functionsOf(declared) }));

test.each(ports)('$path: $name has at most five functions', ({ functions }) => {
  expect(functions).toBeLessThanOrEqual(maxFunctions);
});

test('counts the inherited, picked and named functions of a port', () => {
  const count = (port: string) => ports.find(({ path, name }) => `${path} ${name}` === port)?.functions;

  expect(count('kafka/producer.ts Producer')).toBe(5);
  expect(count('kafka/send/deliver.ts DeliverPorts')).toBe(4);
  expect(count('forwarder/handler.ts HandlerPorts')).toBe(3);
  expect(count('cli/doctor/doctor-ports.ts IamPort')).toBe(5);
});
