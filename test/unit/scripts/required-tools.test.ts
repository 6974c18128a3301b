import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../local/rig/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'required-tools-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const goodMachine: Readonly<Record<string, string>> = {
  java: 'openjdk version "21.0.4" 2024-07-16',
  mvn: 'Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)',
  python3: 'Python 3.12.3',
  'c++': 'g++ 13',
  make: 'GNU Make 4.3',
  cmake: 'cmake version 3.28',
  tar: 'tar 1.35',
  xz: 'xz 5.4',
};

/** A PATH with commands that print these texts. A command without a text is not there; one with an exit code fails. */
function aPath(over: Readonly<Record<string, string | number | undefined>>): string {
  const path = mkdtempSync(join(folder, 'bin-'));
  for (const [name, printed] of Object.entries({ ...goodMachine, ...over })) {
    if (printed === undefined) continue;
    const body = typeof printed === 'number' ? `exit ${printed}` : `echo '${printed}'`;
    writeFileSync(join(path, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(path, name), 0o755);
  }
  return path;
}

/** The lines of a machine for which a command of the project lacks something. */
function missingOn(over: Parameters<typeof aPath>[0], withCompiler = true): string[] {
  const script = `import('./scripts/required-tools.mjs').then((m) => console.log(JSON.stringify(m.missingTools(${withCompiler}))))`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    cwd: projectRoot,
    env: { PATH: aPath(over) },
    encoding: 'utf8',
  });
  return JSON.parse(stdout) as string[];
}

test('a machine with every tool lacks nothing', () => {
  expect(missingOn({})).toEqual([]);
  expect(
    missingOn({
      java: 'java version "26-ea" 2026-03-17',
      mvn: '\u001b[1mApache Maven 4.0.0-rc-5',
      python3: 'Python 4.0.0',
    }),
  ).toEqual([]);
});

test.each([
  ['java', 'Java 17.0 or newer', 'adoptium.net'],
  ['mvn', 'Maven 3.6 or newer', 'apt install maven'],
  ['python3', 'Python 3.10 or newer', 'apt install python3'],
  ['c++', 'C++ compiler', 'apt install g++'],
  ['make', 'make', 'apt install make'],
  ['cmake', 'cmake', 'apt install cmake'],
  ['tar', 'tar', 'apt install tar'],
  ['xz', 'xz', 'apt install xz-utils'],
])('a PATH without %s has one line with what to install', (command, wanted, install) => {
  const [line, ...others] = missingOn({ [command]: undefined });

  expect(line).toContain(`- ${wanted}: "${command}" is not on the PATH. Install it: `);
  expect(line).toContain(install);
  expect(others).toEqual([]);
});

test.each([
  ['Java', { java: 'openjdk version "11.0.24" 2024-07-16' }, 'found 11.0'],
  ['Java', { java: 'java version "1.8.0_392"' }, 'found 1.8'],
  ['Maven', { mvn: 'Apache Maven 3.5.4' }, 'found 3.5'],
  ['Python', { python3: 'Python 3.9.19' }, 'found 3.9'],
  ['Java', { java: 'The operation could not be completed.' }, 'found an unknown version'],
  ['Java', { java: 1 }, '"java -version" failed'],
])('an old or broken %s has a line: %j', (name, over, found) => {
  expect(missingOn(over)).toEqual([expect.stringMatching(new RegExp(`^- ${name} [^:]+: ${found}`))]);
});

test('only the tests need a compiler', () => {
  expect(missingOn({ cmake: undefined }, false)).toEqual([]);
});

test('a command reports every missing tool at once, before it downloads anything', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/launch.mjs', '--tools', 'node', '--eval', 'console.log("ran")'],
    { cwd: projectRoot, env: { PATH: aPath({ java: undefined, python3: undefined }) }, encoding: 'utf8' },
  );

  expect([status, stdout]).toEqual([1, '']);
  expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual([
    'These tools are missing. Nothing was downloaded.',
    '- Java 17.0 or newer',
    '- Python 3.10 or newer',
    '',
  ]);
});

test('a Python without venv has a line', () => {
  const path = aPath({});
  writeFileSync(join(path, 'python3'), '#!/bin/sh\ncase $1 in -c) exit 1;; *) echo Python 3.12.3;; esac\n');
  const { stderr } = spawnSync(process.execPath, ['scripts/launch.mjs', '--tools', 'node'], {
    cwd: projectRoot,
    env: { PATH: path },
    encoding: 'utf8',
  });

  expect(stderr).toContain(
    '- Python\'s venv: "python3 -c import ensurepip, venv" failed. Install it: "apt install python3-venv"',
  );
});
