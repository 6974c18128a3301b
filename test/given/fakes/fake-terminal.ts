import type { CommandPorts } from '../../../cli/command.ts';
import { printable } from '../../../cli/printable.ts';

/** A terminal with files, that keeps what is written to it as it is shown. */
export function fakeTerminal(files: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const talk: string[] = [];
  const ports: CommandPorts = {
    out: (line) => void out.push(printable(line)),
    talk: (line) => void talk.push(printable(line)),
    read: (file) => {
      const text = files[file];
      return text === undefined ? Promise.reject(new Error(`ENOENT: no such file: ${file}`)) : Promise.resolve(text);
    },
  };
  return { out, talk, ports };
}
