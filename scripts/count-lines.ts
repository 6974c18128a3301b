import { execFileSync } from 'node:child_process';
import { plainTable } from '../cli/plain-table.ts';
import { countedPaths, filesIn, lineCount } from './line-count.ts';

const usage = `npm run count-lines -- [REF…]    lines of code without tests and generated files

Without REF, counts the tracked files of the working tree. With one or more, also the files of each commit, for example:

  npm run count-lines -- f994450 HEAD
`;

const refs = process.argv.slice(2);
if (refs.some((ref) => ref.startsWith('-'))) {
  console.error(usage);
  process.exitCode = refs.includes('--help') ? 0 : 2;
} else {
  const rows = ['', ...refs].map((ref) => {
    const counted = execFileSync('git', ['grep', '-I', '-c', '', ...(ref ? [ref] : []), '--', ...countedPaths], {
      encoding: 'utf8',
      cwd: import.meta.dirname + '/..',
    });
    const { files, lines, median, longest } = lineCount(filesIn(counted));
    return [ref || 'working tree', files, lines, median, longest?.lines ?? 0, longest?.path ?? ''];
  });
  console.log(plainTable(['of', 'files', 'lines', 'median', 'longest', 'file'], rows).join('\n'));
}
