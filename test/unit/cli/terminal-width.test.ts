import { runProgram } from '../../../cli/command-line/run-program.ts';
import { printTable } from '../../../cli/replay/print-table.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';
import { theProgram } from '../../given/the-program.ts';

const program = theProgram();
const commands = program.commands.flatMap((entry) =>
  'load' in entry
    ? [[entry.declaration.name]]
    : entry.commands.map(({ declaration }) => [entry.declaration.name, declaration.name]),
);

/** Lines of the help of a command at a width, without its examples: these are for copying, and are never broken. */
async function helpLines(argv: readonly string[], width?: number): Promise<string[]> {
  const { ports, stdout } = fakeTerminal();
  await runProgram(program, [...argv, '--help'], { ...ports, width });
  const text = stdout.join('\n').replace(/^Examples:\n[^]*?\n\n/m, '');
  return text.split('\n');
}

/** A line of one term that is longer by itself, such as an address. */
const isOneWord = (line: string): boolean => !line.trim().includes(' ');

test.each(commands)('help of %s %s fits 80 characters', async (...argv) => {
  const tooLong = (await helpLines(argv, 80)).filter((line) => line.length > 80 && !isOneWord(line));

  expect(tooLong).toEqual([]);
});

test('help is as wide for a wide terminal as without one', async () => {
  expect(await helpLines(['smoke'], 300)).toEqual(await helpLines(['smoke']));
});

test('a table names the columns that a narrow terminal leaves out', () => {
  const { ports, stdout, stderr } = fakeTerminal();

  printTable(['ID', 'TYPE'], [['0123456789', 'a type']], ['TYPE'], { ...ports, width: 15 });

  expect(stdout).toEqual(['ID', '0123456789']);
  expect(stderr).toEqual(['The terminal is too narrow for TYPE. Use --json, or widen it.']);
});
