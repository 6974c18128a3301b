import { declareCommand } from '../../../../cli/command-line/declaration.ts';
import { runProgram } from '../../../../cli/command-line/run-program.ts';
import { withPorts, type Program } from '../../../../cli/command-line/program.ts';
import { exitCodes, type Command, type CommandPorts } from '../../../../cli/command.ts';
import { CommandFailed } from '../../../../platform/command-failed.ts';
import { UsageError } from '../../../../platform/usage-error.ts';
import { aProgram } from '../../../given/builders/a-program.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';

const inputs: unknown[] = [];
const declarationOf = (name: string) =>
  declareCommand({
    name,
    summary: `Run ${name}`,
    details: ['One more fact.'],
    examples: [[`cognito-to-kafka ${name} --it now`, 'Now']],
    argument: { name: 'FILE', count: 'optional', text: 'Input' },
    options: {
      it: { value: 'TIME', choices: ['now', 'never'], default: 'never', text: 'Time of it' },
      profile: { value: 'NAME', text: 'Profile' },
    },
  });
const command = (name: string, result: () => Promise<0 | 1 | 2>): Command => ({
  declaration: declarationOf(name),
  run: (input) => {
    inputs.push(input);
    return result();
  },
});
const plain = aProgram(
  command('do', () => Promise.resolve(exitCodes.done)),
  command('misuse', () => Promise.reject(new UsageError('--it is wrong.', { details: ['- one mistake'] }))),
  command('fail', () => Promise.reject(new CommandFailed('It does not exist.'))),
  command('unsigned', () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }))),
  command('break', () => Promise.reject(new Error('broken'))),
);

interface MorePorts extends CommandPorts {
  readonly more: string;
}
const created: string[] = [];
const group = withPorts<MorePorts>(
  {
    declaration: { name: 'group', summary: 'Group commands', examples: [['cognito-to-kafka group inner', 'Inner']] },
    commands: [
      {
        declaration: declarationOf('inner'),
        load: () =>
          Promise.resolve({
            declaration: declarationOf('inner'),
            run: (_input, { more, stdout }) => {
              stdout(more);
              return Promise.resolve(exitCodes.failed);
            },
          }),
      },
    ],
  },
  (name) => {
    created.push(name);
    return Promise.resolve({ more: `more for ${name}` });
  },
);
const program: Program = { ...plain, commands: [...plain.commands, group] };

const run = async (...argv: string[]) => {
  inputs.length = 0;
  created.length = 0;
  const { stdout, stderr, ports } = fakeTerminal();
  return { code: await runProgram(program, argv, ports), stdout, stderr };
};

test('runs a command with its input and returns its exit code', async () => {
  expect(await run('do', 'a.json', '--it', 'now')).toMatchObject({ code: 0, stderr: [] });
  expect(inputs).toEqual([{ values: { it: 'now', profile: undefined }, positionals: ['a.json'] }]);
});

test('runs a command of a group with the ports of the group', async () => {
  expect(await run('group', 'inner')).toEqual({ code: 1, stdout: ['more for inner'], stderr: [] });
});

test.each([[[]], [['--help']], [['-h']], [['help']]])('lists the commands for %j', async (argv) => {
  const { code, stdout } = await run(...argv);

  expect(code).toBe(0);
  expect(stdout.join('\n')).toMatch(
    /^Run the commands of a test\n\nUsage: [^]*\n {2}do +Run do\n {2}misuse +Run misuse/,
  );
});

test.each([[['group']], [['group', '--help']], [['help', 'group']], [['group', 'help']]])(
  'lists the commands of a group for %j, and creates no ports',
  async (argv) => {
    const { code, stdout } = await run(...argv);

    expect([code, created]).toEqual([0, []]);
    expect(stdout.join('\n')).toMatch(
      /^Group commands\n\nUsage: cognito-to-kafka group COMMAND [^]*\n {2}inner +Run inner/,
    );
  },
);

test.each([[['do', '--help']], [['help', 'do']], [['do', '--it', 'now', '--help']]])(
  'prints help in the one shape for %j, and runs nothing',
  async (argv) => {
    const { code, stdout } = await run(...argv);

    expect([code, inputs]).toEqual([0, []]);
    expect(stdout).toEqual([
      'Run do',
      '',
      'Usage: cognito-to-kafka do [FILE] [options]',
      '',
      'One more fact.',
      '',
      'Examples:',
      '  # Now',
      '  cognito-to-kafka do --it now',
      '',
      'Arguments:',
      '  FILE  Input',
      '',
      'Options:',
      '  --it TIME       Time of it: now or never (default: never)',
      '  --profile NAME  Profile',
      '  --help          This page',
      '',
      'Exit codes: 0 success, 1 failed or incomplete, 2 invalid arguments',
    ]);
  },
);

test('prints the version', async () => {
  expect(await run('--version')).toEqual({ code: 0, stdout: ['1.2.3'], stderr: [] });
});

test.each([
  [['od'], 'Unknown command "od". Did you mean do?', ''],
  [['constructor'], 'Unknown command "constructor".', ''],
  [['group', 'iner'], 'Unknown command "iner". Did you mean inner?', ' group'],
  [['group', '--it', 'now'], 'Unknown option "--it".', ' group'],
  [['--vresion'], 'Unknown option "--vresion". Did you mean --version?', ''],
  [['do', '--ti', 'now'], 'Unknown option "--ti". Did you mean --it?', ' do'],
  [['group', 'inner', '--it', 'soon'], 'Invalid --it "soon". Use now or never.', ' group inner'],
  [
    ['group', 'inner', '--it', '--help'],
    '--it has no value. For a value that begins with "-", use --it=--help.',
    ' group inner',
  ],
  [['do', 'a', 'b'], 'Too many arguments. Use one FILE.', ' do'],
])('refuses %j in one line, and names the help', async (argv, message, path) => {
  expect(await run(...argv)).toEqual({
    code: 2,
    stdout: [],
    stderr: [message, `See "cognito-to-kafka${path} --help".`],
  });
  expect([inputs, created]).toEqual([[], []]);
});

test('prints each detail of invalid arguments that a command finds', async () => {
  expect(await run('misuse')).toEqual({
    code: 2,
    stdout: [],
    stderr: ['--it is wrong.', '- one mistake', 'See "cognito-to-kafka misuse --help".'],
  });
});

test('prints a failure in one line, with the options for the account', async () => {
  expect(await run('fail')).toEqual({ code: 1, stdout: [], stderr: ['It does not exist.'] });
  expect((await run('unsigned', '--profile', 'ann')).stderr.join()).toContain('profile "ann"');
});

test('rejects with a fault of the program', async () => {
  await expect(run('break')).rejects.toThrow('broken');
});

test.each([
  [[''], ['do', 'misuse', 'fail', 'unsigned', 'break', 'group']],
  [['gr'], ['group']],
  [['group', ''], ['inner']],
  [
    ['do', '--'],
    ['--it', '--profile', '--help'],
  ],
  [
    ['do', '--it', ''],
    ['now', 'never'],
  ],
  [
    ['do', '--it', 'now', '--'],
    ['--profile', '--help'],
  ],
  [['do', '--profile', ''], []],
  [['do', ''], []],
  [['nothing', ''], []],
])('completes %j', async (words, expected) => {
  const { stdout } = await run('__complete', ...words);

  expect(stdout.map((line) => line.split(' ')[0])).toEqual(expected);
});
