import { normalizeCommand } from '../../../cli/normalize.ts';
import { runProgram } from '../../../cli/command-line/run-program.ts';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { aProgram } from '../../given/builders/a-program.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';

/** Runs the command over these files; `-` is the standard input. */
export async function normalize(files: Readonly<Record<string, unknown>>, ...argv: string[]) {
  const texts = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  const terminal = fakeTerminal(Object.fromEntries(texts) as Record<string, string>);
  const code = await runProgram(aProgram(normalizeCommand), ['normalize', ...argv], terminal.ports);
  const events = terminal.stdout.map((line) => JSON.parse(line) as IdentityEvent);
  return { code, events, types: events.map(({ type }) => type), ...terminal };
}
