import { declareCommand } from '../../../../cli/command-line/declaration.ts';
import { parseArguments } from '../../../given/parse-arguments.ts';
import { UsageError } from '../../../../platform/usage-error.ts';

const declaration = declareCommand({
  name: 'do',
  summary: 'Do it',
  examples: [],
  argument: { name: 'THING', count: 'any', text: 'Things' },
  options: {
    file: { value: 'FILE', text: 'File', conflicts: ['yes'] },
    'no-file': { text: 'No file' },
    depth: { value: 'N', default: '1', text: 'Depth', requires: 'queue', parse: (text) => Number(text) },
    queue: { value: 'NAME', repeatable: true, text: 'Queues' },
    to: { value: 'PLACE', choices: ['here', 'there'], text: 'QueueSelection' },
    yes: { text: 'Do it' },
  },
});
const parse = (...argv: string[]) => parseArguments(declaration, argv);

function refusalOf(parsing: () => unknown): string | undefined {
  try {
    parsing();
  } catch (error) {
    if (error instanceof UsageError) return error.message;
  }
  return undefined;
}

test('reads values, defaults, lists and positionals', () => {
  expect(parse('one', '--queue', 'b', '--queue=c', '--yes', '--yes', '--to', 'here', 'two')).toEqual({
    values: { file: undefined, 'no-file': false, depth: 1, queue: ['b', 'c'], to: 'here', yes: true },
    positionals: ['one', 'two'],
  });
});

test('reads an option whose name begins with "no-" as an option of its own', () => {
  expect(parse('--no-file').values).toMatchObject({ 'no-file': true });
  expect(parse('--file', 'a').values).toMatchObject({ file: 'a', 'no-file': false });
});

test('converts a value and its default', () => {
  expect(parse('--depth', '7', '--queue', 'a').values.depth).toBe(7);
});

test('does not read an argument after -- as an option', () => {
  expect(parse('--', '--yes', '--file').positionals).toEqual(['--yes', '--file']);
});

test('accepts a value that begins with a dash after "="', () => {
  expect(parse('--file=-x', '--queue=--yes').values).toMatchObject({ file: '-x', queue: ['--yes'], yes: false });
  expect(parse('--file', '-').values.file).toBe('-');
});

test('does not change a declaration by parsing', () => {
  parse('--queue', 'a');

  expect(parse('--queue', 'b').values.queue).toEqual(['b']);
});

test.each([
  [['--file', 'a', '--file', 'b'], '--file takes one value, but is set twice.'],
  [['--file', 'a', '--file=a'], '--file takes one value, but is set twice.'],
  [['--file', ''], '--file is empty. Give it a value, or leave it out.'],
  [['--queue', 'a', '--queue='], '--queue is empty. Give it a value, or leave it out.'],
  [['one', ''], 'An argument is empty. Give it a value, or leave it out.'],
  [['--file'], '--file has no value. Use --file FILE.'],
  [['--file', '--yes'], '--file has no value. For a value that begins with "-", use --file=--yes.'],
  [['--file', 'a', '--queue', '-1'], '--queue has no value. For a value that begins with "-", use --queue=-1.'],
  [['--yes', '--file', 'a'], '--file and --yes exclude each other.'],
  [['--depth', '2'], '--depth requires --queue.'],
  [['--to', 'nowhere'], 'Invalid --to "nowhere". Use here or there.'],
  [['--flie', 'a'], 'Unknown option "--flie". Did you mean --file?'],
  [['--zzzzzzz'], 'Unknown option "--zzzzzzz".'],
  [['--fil', 'a'], 'Unknown option "--fil". Did you mean --file?'],
  [['-f', 'a'], 'Unknown option "-f".'],
  [['--yes=true'], 'Unknown option "--yes=true".'],
])('refuses %j', (argv, message) => {
  expect(refusalOf(() => parse(...argv))).toBe(message);
});

test.each([
  [{ count: 'one' }, [], 'THING is missing.'],
  [{ count: 'one' }, ['a', 'b'], 'Too many arguments. Use one THING.'],
  [{ count: 'optional' }, ['a', 'b'], 'Too many arguments. Use one THING.'],
  [{ count: 'one', choices: ['a', 'b'] }, ['c'], 'Invalid THING "c". Use a or b.'],
] as const)('refuses for the argument %j: %j', (argument, argv, message) => {
  const of = { ...declaration, argument: { name: 'THING', text: 'Things', ...argument } };

  expect(refusalOf(() => parseArguments(of, argv))).toBe(message);
});

test('refuses an argument for a command that has only options', () => {
  const of = { name: 'do', summary: 'Do it', examples: [], options: {} };

  expect(refusalOf(() => parseArguments(of, ['a']))).toBe('Too many arguments. Use options only.');
});
