import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isToken } from '../../../../live/server/token.ts';
import { keptToken } from '../../../../local/live/kept-token.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-token-'));
  file = join(folder, 'token');
});
afterEach(() => rm(folder, { recursive: true }));

const dayMs = 24 * 60 * 60 * 1000;

test('is the same in the next run, and only its owner can read the file', async () => {
  const token = await keptToken(file, Date.now());

  expect(isToken(token)).toBe(true);
  expect(await keptToken(file, Date.now() + dayMs - 60_000)).toBe(token);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('is new after a day, and in another folder', async () => {
  const token = await keptToken(file, Date.now());

  expect(await keptToken(join(folder, 'other'), Date.now())).not.toBe(token);
  const next = await keptToken(file, Date.now() + dayMs + 1_000);
  expect(next).not.toBe(token);
  expect(await readFile(file, 'utf8')).toBe(next);
});

test.each([0o644, 0o640, 0o606, 0o700])('is new if the mode of the file is %o', async (mode) => {
  const token = await keptToken(file, Date.now());
  await chmod(file, mode);

  expect(await keptToken(file, Date.now())).not.toBe(token);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('does not follow a link, nor write through one', async () => {
  const target = join(folder, 'target');
  const token = await keptToken(target, Date.now());
  await symlink(target, file);

  expect(await keptToken(file, Date.now())).not.toBe(token);
  expect(await readFile(target, 'utf8')).toBe(token);
});

test.each(['', 'short', '../'.repeat(11), 'x'.repeat(31), 'x'.repeat(33), `${'x'.repeat(32)}\n`, 'x'.repeat(100_000)])(
  'is new if the file has another text',
  async (text) => {
    await writeFile(file, text, { mode: 0o600 });
    const token = await keptToken(file, Date.now());

    expect([isToken(token), token === text]).toEqual([true, false]);
    expect(await readFile(file, 'utf8')).toBe(token);
  },
);

test('is new if the file is of the future', async () => {
  const token = await keptToken(file, Date.now());
  const future = new Date(Date.now() + 2 * dayMs);
  await utimes(file, future, future);

  expect(await keptToken(file, Date.now())).not.toBe(token);
});

test('does not wait for a pipe', async () => {
  execFileSync('mkfifo', ['-m', '600', file]);

  expect(isToken(await keptToken(file, Date.now()))).toBe(true);
});

test('works without a file that can be written', async () => {
  await mkdir(file);
  const tokens = [await keptToken(file, Date.now()), await keptToken(join(folder, 'no/folder'), Date.now())];

  expect(tokens.map(isToken)).toEqual([true, true]);
});
