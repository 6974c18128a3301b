import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchProgram } from '../../../bench/program.ts';
import type { CommandEntry } from '../../../cli/command-line/program.ts';
import { runProgram } from '../../../cli/command-line/run-program.ts';

const names = benchProgram.commands.map(({ declaration }) => declaration.name);

/** Runs the program without its benchmarks: one that is loaded is recorded. */
async function bench(...argv: string[]) {
  const loaded: string[] = [];
  const stdout: string[] = [];
  const stderr: string[] = [];
  const commands = (benchProgram.commands as CommandEntry[]).map((entry) => ({
    ...entry,
    load: () => {
      loaded.push(entry.declaration.name);
      return Promise.reject(new Error('A benchmark was loaded.'));
    },
  }));
  const code = await runProgram({ ...benchProgram, commands }, argv, {
    stdout: (line) => void stdout.push(line),
    stderr: (line) => void stderr.push(line),
    read: () => Promise.reject(new Error('no file')),
  }).catch(() => 1);
  return { code, loaded, stdout: stdout.join('\n'), stderr };
}

describe.each(names)('%s', (name) => {
  test('prints its help and does not run', async () => {
    const { code, loaded, stdout, stderr } = await bench(name, '--help');

    expect({ code, loaded, stderr }).toEqual({ code: 0, loaded: [], stderr: [] });
    expect(stdout).toContain(`Usage: npm run bench -- ${name} [options]`);
    expect(stdout).toContain('Options:');
  });

  test('refuses an unknown option in one line and does not run', async () => {
    expect(await bench(name, '--unheard-of')).toEqual({
      code: 2,
      loaded: [],
      stdout: '',
      stderr: ['Unknown option "--unheard-of".', `See "npm run bench -- ${name} --help".`],
    });
  });

  test('runs with its name alone', async () => {
    expect(await bench(name)).toMatchObject({ loaded: [name] });
  });

  test('loads the function that measures', async () => {
    const entry = (benchProgram.commands as CommandEntry[]).find(({ declaration }) => declaration.name === name);

    expect(typeof (await entry?.load())?.run).toBe('function');
  });
});

test('suggests a name for a misspelled one', async () => {
  expect(await bench('trigar')).toMatchObject({
    code: 2,
    stderr: [expect.stringContaining('Did you mean trigger?'), expect.anything()],
  });
});

test.each([
  ['trigger', '--rounds', '0'],
  ['trigger', '--memory', '64'],
  ['replay', '--events', 'many'],
  ['wrapper-time', '--seed', '-1'],
])('refuses an invalid value: %s %s %s', async (...argv) => {
  const { code, loaded, stderr } = await bench(...argv);

  expect([code, loaded, stderr.length]).toEqual([2, [], 2]);
});

test('has every benchmark of the folder', () => {
  const folder = join(import.meta.dirname, '../../../bench');
  const measuring = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /^export async function \w+\(\s*print: /m.test(readFileSync(join(folder, file), 'utf8')));

  expect(measuring.map((file) => file.replace('.ts', '')).sort()).toEqual(names.toSorted());
});
