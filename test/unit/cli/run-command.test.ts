import { exitCodes, type Command } from '../../../cli/command.ts';
import { UsageError } from '../../../platform/usage-error.ts';
import { runCommand } from '../../../cli/run-command.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';

const calls: (readonly string[])[] = [];
const command = (run: Command['run']): Command => ({ summary: 'Does it.', usage: 'do [--it]', run });
const commands = {
  do: () =>
    Promise.resolve(
      command((argv) => {
        calls.push(argv);
        return Promise.resolve(exitCodes.done);
      }),
    ),
  misuse: () => Promise.resolve(command(() => Promise.reject(new UsageError('--it needs a value.')))),
  break: () => Promise.resolve(command(() => Promise.reject(new Error('broken')))),
};
const run = async (...argv: string[]) => {
  const terminal = fakeTerminal();
  return { code: await runCommand(commands, argv, terminal.ports), ...terminal };
};

test('the command gets its own arguments and gives the exit code', async () => {
  expect((await run('do', '--it', 'now')).code).toBe(0);
  expect(calls).toEqual([['--it', 'now']]);
});

test.each([[[]], [['--help']], [['help']]])('%j lists the commands', async (argv) => {
  const { code, out } = await run(...argv);

  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/do +Does it\.[^]*misuse +Does it\./);
});

test('--help behind a command prints its usage and does nothing', async () => {
  calls.length = 0;
  const { code, out } = await run('do', '--help');

  expect([code, out, calls]).toEqual([0, ['Does it.', '', 'do [--it]'], []]);
});

test.each(['unknown', 'constructor'])('the unknown command %s is named, with those that there are', async (name) => {
  const { code, talk } = await run(name);

  expect([code, talk]).toEqual([2, [`There is no command "${name}". There are: do, misuse, break.`]]);
});

test('wrong arguments are told with the usage', async () => {
  const { code, talk, out } = await run('misuse');

  expect([code, talk, out]).toEqual([2, ['--it needs a value.', '', 'do [--it]'], []]);
});

test('a fault of the program is not taken for wrong usage', async () => {
  await expect(run('break')).rejects.toThrow('broken');
});
