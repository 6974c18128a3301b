import { parseArguments } from '../../../cli/command-line/parse-arguments.ts';
import type { CommandDeclaration } from '../../../cli/command-line/declaration.ts';
import { defaultStackName } from '../../../cli/declarations/stack-options.ts';
import { createProgram } from '../../../cli/program.ts';
import { parsePipelineConfig } from '../../../infra/config/config.ts';

const program = createProgram({
  version: '1.2.3',
  input: process.stdin,
  screen: process.stderr,
  editor: 'true',
  interrupted: () => new AbortController().signal,
  prepareHeap: () => undefined,
});
const groups = program.commands.flatMap((entry) => ('commands' in entry ? [entry] : []));
const entries = program.commands.flatMap((entry) => ('commands' in entry ? entry.commands : [entry]));
const commands = entries.map(({ declaration }) => [declaration.name, declaration] as const);
const described = [...groups, ...entries].map(({ declaration }) => [declaration.name, declaration] as const);

test.each(described)('%s has a summary in the imperative, without a full stop', (_name, { summary, examples }) => {
  expect(summary).toMatch(/^[A-Z][a-z]+,? .{1,50}[^.]$/);
  expect(examples.length).toBeGreaterThan(0);
});

test.each(commands)('%s has options that are noun phrases without a full stop', (_name, { options }) => {
  for (const { text } of Object.values(options)) expect(text).toMatch(/^[A-Z].*[^.]$/);
});

test.each(commands)('%s names only its own options in conflicts and requirements', (_name, { options }) => {
  const named = Object.values(options).flatMap(({ conflicts = [], requires = [] }) => [...conflicts, requires].flat());

  expect(named.filter((name) => !Object.hasOwn(options, name))).toEqual([]);
});

/** The arguments of an example, without those of the commands around it. */
function argumentsOf(line: string): string[] {
  const [, call = ''] = /cognito-to-kafka ([^|<>)]*)/.exec(line) ?? [];
  return (call.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
}

const examples = [
  ...entries.flatMap(({ declaration }) => declaration.examples),
  ...groups.flatMap(({ declaration }) => declaration.examples),
].map(([line]) => [line] as const);

test.each(examples.filter(([line]) => !line.includes('lambda:…')))('accepts the example %s', (line) => {
  const [first = '', ...rest] = argumentsOf(line);
  const group = groups.find(({ declaration }) => declaration.name === first);
  const [name, argv] = group ? [rest[0], rest.slice(1)] : [first, rest];
  const found: CommandDeclaration | undefined = (group?.commands ?? entries).find(
    ({ declaration }) => declaration.name === name,
  )?.declaration;

  expect(found).toBeDefined();
  if (found) expect(parseArguments(found, argv).values).toBeDefined();
});

test('has one default stack, which is the default of the configuration', () => {
  const defaults = commands.flatMap(([, { options }]) => (options['stack'] ? [options['stack'].default] : []));

  expect(defaults.length).toBeGreaterThan(12);
  expect(new Set(defaults)).toEqual(new Set([defaultStackName]));
  expect(parsePipelineConfig({}).stackName).toBe(defaultStackName);
});

test.each(entries.map(({ declaration, load }) => [declaration.name, declaration, load] as const))(
  '%s loads the command of its declaration',
  async (_name, declaration, load) => {
    expect((await load()).declaration).toBe(declaration);
  },
);
