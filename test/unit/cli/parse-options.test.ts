import { parseOptions, type OptionRules } from '../../../cli/parse-options.ts';

const options = {
  file: { type: 'string', short: 'f' },
  depth: { type: 'string', default: '1' },
  queue: { type: 'string', multiple: true },
  yes: { type: 'boolean', default: false },
} as const;
const parse = (args: string[], rules?: OptionRules) => parseOptions({ args, options, allowPositionals: true }, rules);

test('reads values, defaults and positionals', () => {
  const { values, positionals } = parse(['one', '--file', 'a', '--queue', 'b', '--queue', 'c', '--yes', '--yes']);

  expect([{ ...values }, positionals]).toEqual([{ file: 'a', depth: '1', queue: ['b', 'c'], yes: true }, ['one']]);
});

test.each([[['--file', 'a', '--file', 'b']], [['-f', 'a', '--yes', '--file=a']]])(
  'refuses two values for one option in %j',
  (args) => {
    expect(() => parse(args)).toThrow('--file takes one value, but is set twice.');
  },
);

test('refuses options that contradict each other, and an option without its other one', () => {
  const rules = { either: [['file', 'yes']], only: [['depth', 'queue']] } as const;

  expect(() => parse(['--yes', '--file', 'a'], rules)).toThrow('--file and --yes exclude each other.');
  expect(() => parse(['--depth', '2'], rules)).toThrow('--depth goes with --queue.');
  expect(parse(['--yes', '--depth', '2', '--queue', 'a'], rules).values.depth).toBe('2');
});

test.each([
  [['--file', ''], '--file is empty. Give it a value, or leave it out.'],
  [['--queue', 'a', '--queue='], '--queue is empty. Give it a value, or leave it out.'],
  [['one', ''], 'An argument is empty. Give it a value, or leave it out.'],
])('refuses the empty value in %j', (args, said) => {
  expect(() => parse(args)).toThrow(said);
});

test('does not read an argument after -- as an option', () => {
  expect(parse(['--', '--yes', '--yes']).positionals).toEqual(['--yes', '--yes']);
});
