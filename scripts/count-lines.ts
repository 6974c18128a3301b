import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { plainTable } from '../cli/plain-table.ts';
import { finishUnread } from '../local/rig/finish-unread.ts';
import { runProgram } from '../local/rig/run-program.ts';
import { countedPaths, filesIn, lineCount } from './line-count.ts';

const usage = `npm run count-lines -- [REF…]    lines of code without tests and generated files

Without REF, counts the tracked files of the working tree. With one or more, also the files of each commit, for example:

  npm run count-lines -- f994450 HEAD
`;

finishUnread(process);
process.exitCode = await runProgram(
  { name: 'npm run count-lines --', usage, readOptions, run: (refs) => Promise.resolve(count(refs)) },
  { print: console.log, printError: console.error, signal: new AbortController().signal },
);

function readOptions(): readonly string[] | undefined {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean' } } });
  return values.help ? undefined : positionals;
}

function count(refs: readonly string[]): number {
  const rows = ['', ...refs].map((ref) => {
    const counted = execFileSync('git', ['grep', '-I', '-c', '', ...(ref ? [ref] : []), '--', ...countedPaths], {
      encoding: 'utf8',
      cwd: import.meta.dirname + '/..',
    });
    const { files, lines, median, longest } = lineCount(filesIn(counted));
    return [ref || 'working tree', files, lines, median, longest?.lines ?? 0, longest?.path ?? ''];
  });
  console.log(plainTable(['of', 'files', 'lines', 'median', 'longest', 'file'], rows).join('\n'));
  return 0;
}
