import { parseArguments } from '../../given/parse-arguments.ts';
import { defaultStackName } from '../../../cli/declarations/stack-options.ts';
import { callsIn } from '../../given/command-in-shell.ts';
import { theProgram } from '../../given/the-program.ts';
import { parsePipelineConfig } from '../../../infra/config/config.ts';

const program = theProgram();
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

const examples = [...groups, ...entries]
  .flatMap(({ declaration }) => declaration.examples)
  .map(([line]) => [line] as const);

test.each(examples.filter(([line]) => !line.includes('lambda:…')))('accepts the example %s', (line) => {
  for (const { declaration, argv } of callsIn(line)) {
    expect(declaration).toBeDefined();
    if (declaration) expect(parseArguments(declaration, argv).values).toBeDefined();
  }
  expect(callsIn(line).length).toBeGreaterThan(0);
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
