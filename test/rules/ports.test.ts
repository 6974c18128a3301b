import { posix } from 'node:path';
import ts from 'typescript';
import { projectFiles, textOf } from './project-files.ts';

/** A port with more functions is two things. */
const maxFunctions = 5;

/** Ports with more functions, with their numbers. A number may only fall; a port with five or fewer is removed here. */
const exceptions: Readonly<Record<string, number>> = {};

/** Ports whose names do not end in "Ports". */
const otherPorts = [
  ...['Cluster', 'KafkaAuth', 'Producer', 'Queues', 'Reader', 'SilentBrokers', 'TopicAdmin'],
  ...['ArchivePort', 'Files', 'KafkaPort', 'OpenedFile', 'QueuePort', 'ReplayAws', 'RulesPort', 'TerminalUi'],
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

const ports = declarations
  .filter(({ node: { name } }) => name.text.endsWith('Ports') || otherPorts.includes(name.text))
  .map((declared) => [`${declared.path} ${declared.node.name.text}`, functionsOf(declared)] as const);

test.each(ports)('%s has at most five functions, or as many as are listed', (name, functions) => {
  const allowed = exceptions[name];

  if (allowed === undefined) expect(functions).toBeLessThanOrEqual(maxFunctions);
  else expect(functions).toBe(allowed);
});

test('lists only ports that exist and have more functions', () => {
  const names: readonly string[] = ports.map(([name]) => name);

  expect(Object.keys(exceptions).filter((name) => !names.includes(name))).toEqual([]);
  expect(Object.values(exceptions).filter((functions) => functions <= maxFunctions)).toEqual([]);
});

test('counts functions of a port, also inherited, picked and named ones', () => {
  const count = (name: string) => ports.find(([port]) => port.endsWith(` ${name}`))?.[1];

  expect([count('Producer'), count('ForwardPorts'), count('HandlerPorts'), count('AttemptPorts')]).toEqual([
    5, 2, 2, 2,
  ]);
  expect(ports.find(([port]) => port.startsWith('kafka/') && port.endsWith(' DeliverPorts'))?.[1]).toBe(4);
});
