import type { CommandPorts } from '../../../cli/command.ts';
import { printable } from '../../../cli/printable.ts';

/** A terminal with files, that keeps what is written to it as it is shown. */
export function fakeTerminal(files: Readonly<Record<string, string>> = {}) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const ports: CommandPorts = {
    stdout: (line) => void stdout.push(printable(line)),
    stderr: (line) => void stderr.push(printable(line)),
    read: (file) => {
      const text = files[file];
      return text === undefined ? Promise.reject(new Error(`ENOENT: no such file: ${file}`)) : Promise.resolve(text);
    },
  };
  return { stdout, stderr, ports };
}
