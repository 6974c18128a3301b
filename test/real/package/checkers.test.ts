import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const tarball = () => process.env['PACKAGE_TARBALL'] ?? '';

const check = (command: string, ...args: string[]) =>
  promisify(execFile)(join(process.env['PACKAGE_CHECKERS'] ?? '', command), [tarball(), ...args]);

test('publint finds no problem', async () => {
  expect((await check('publint', '--strict')).stdout).toContain('All good!');
});

test('every import has the right types in each module resolution of TypeScript', async () => {
  const { stdout } = await check('attw', '--format', 'json');
  const { analysis, problems } = JSON.parse(stdout) as {
    analysis: { entrypoints: object };
    problems?: Readonly<Record<string, unknown>>;
  };

  expect(problems ?? {}).toEqual({});
  expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './constructs']));
});
