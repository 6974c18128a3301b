import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { finishUnread } from '../local/rig/finish-unread.ts';
import { projectRoot } from '../local/rig/paths.ts';
import { changedSince, filesToMutate } from './mutation/changed-files.ts';
import { explainedSurvivors } from './mutation/explained-survivors.ts';
import { testedMutants, type MutationReport } from './mutation/mutants.ts';
import { mutationScore } from './mutation/score.ts';
import { mutatedFolders, reportFile, wantedShare } from './mutation/settings.ts';

const usage = `Changes the code in small ways and reports every change that no unit test notices.

Usage:
  npm run test:mutation                             all files of ${mutatedFolders.join(', ')}
  npm run test:mutation -- --changed [--base REF]   files that changed, or whose test changed, since REF (default: HEAD)
  npm run test:mutation -- FILE...                  these files

Exit codes: 0 at least 95 % killed and every survivor explained, 1 otherwise, 2 invalid arguments.
Explanations are in scripts/mutation/explained/. Results of unchanged code are reused: delete .local/mutation to
test everything again.`;

const see = 'See "npm run test:mutation -- --help".';

finishUnread(process);
process.exitCode = run(process.argv.slice(2));

function run(argv: readonly string[]): number {
  let files: readonly string[];
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { changed: { type: 'boolean' }, base: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return print(usage, 0);
    if (values.changed && positionals.length > 0) return print(`Specify either --changed or files.\n${see}`, 2);
    if (values.base !== undefined && !values.changed) return print(`--base needs --changed.\n${see}`, 2);
    const missing = positionals.filter((file) => !existsSync(join(projectRoot, file)));
    if (missing.length > 0) return print(`No such file: ${missing.join(', ')}.`, 2);
    files = values.changed ? changed(values.base ?? 'HEAD') : positionals;
    if (values.changed && files.length === 0) return print('No file of these folders changed.', 0);
  } catch (error) {
    return print(`${(error as Error).message.split('. ')[0] ?? ''}.\n${see}`, 2);
  }
  const { status } = spawnSync('stryker', ['run', ...(files.length > 0 ? ['--mutate', files.join(',')] : [])], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  return status === 0 ? report(files) : 1;
}

const changed = (base: string): string[] =>
  filesToMutate(changedSince(base, projectRoot), mutatedFolders, (file) => existsSync(join(projectRoot, file)));

/** Prints the result, and returns the exit code. */
function report(files: readonly string[]): number {
  const text = readFileSync(join(projectRoot, reportFile), 'utf8');
  // The report also has results of earlier runs for other files.
  const mutants = testedMutants(JSON.parse(text) as MutationReport).filter(
    ({ file }) => files.length === 0 || files.includes(file),
  );
  const { tested, killed, share, unexplained, outdated } = mutationScore(mutants, explainedSurvivors);
  for (const { file, line, code, replacement } of unexplained) {
    console.log(`${file}:${line} survived: ${code}  →  ${replacement}`);
  }
  for (const { file, code } of outdated) console.log(`${file}: no survivor needs this explanation: ${code}`);
  console.log(
    `${killed} of ${tested} mutants killed (${(share * 100).toFixed(1)} %), ${unexplained.length} survivors unexplained`,
  );
  return share >= wantedShare && unexplained.length === 0 && outdated.length === 0 ? 0 : 1;
}

function print(text: string, exitCode: number): number {
  (exitCode === 0 ? console.log : console.error)(text);
  return exitCode;
}
