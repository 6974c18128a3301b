import { normalizeCommand } from '../../../cli/normalize.ts';
import { runCommand } from '../../../cli/run-command.ts';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { fakeTerminal } from '../../given/fakes/fake-terminal.ts';

/** Runs the command over these files; `-` is the standard input. */
export async function normalize(files: Readonly<Record<string, unknown>>, ...argv: string[]) {
  const texts = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? content : JSON.stringify(content),
  ]);
  const terminal = fakeTerminal(Object.fromEntries(texts) as Record<string, string>);
  const code = await runCommand(
    { normalize: () => Promise.resolve(normalizeCommand) },
    ['normalize', ...argv],
    terminal.ports,
  );
  const events = terminal.out.map((line) => JSON.parse(line) as IdentityEvent);
  return { code, events, types: events.map(({ type }) => type), ...terminal };
}
