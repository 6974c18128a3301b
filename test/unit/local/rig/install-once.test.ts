import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce, type Installation } from '../../../../local/rig/install-once.ts';

const root = mkdtempSync(join(tmpdir(), 'install-once-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const anInstallation = (over: Partial<Installation> = {}): Installation => ({
  folder: mkdtempSync(join(root, 'folder-')),
  recipe: 'a==1',
  what: 'a tool',
  expectedMegabytes: 3,
  ...over,
});

/** Lines that an installation prints, and how often it ran. */
async function install(installation: Installation, work: () => Promise<void> = () => Promise.resolve()) {
  const lines: string[] = [];
  let runs = 0;
  await installOnce(
    installation,
    (line) => void lines.push(line),
    async () => {
      runs += 1;
      await work();
    },
  );
  return { lines, runs };
}

test('prints the expected size and the final size', async () => {
  const installation = anInstallation();
  const { lines } = await install(installation, () => {
    mkdirSync(join(installation.folder, 'lib'));
    writeFileSync(join(installation.folder, 'lib', 'data'), Buffer.alloc(2 * 1024 * 1024));
    return Promise.resolve();
  });

  expect(lines).toEqual(['installing a tool (about 3 MB)', expect.stringMatching(/^installed a tool: 2 MB in \d+ s$/)]);
});

test('installs again only with another recipe', async () => {
  const installation = anInstallation();
  await install(installation);

  expect(await install(installation)).toEqual({ lines: [], runs: 0 });
  expect(await install({ ...installation, recipe: 'a==2' })).toMatchObject({ runs: 1 });
});

test('prints the size so far every ten seconds', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  try {
    const lines: string[] = [];
    let finish = (): void => undefined;
    const print = (line: string): void => {
      lines.push(line);
      if (line.includes(' of about ')) finish();
    };
    const working = installOnce(anInstallation(), print, () => new Promise((resolve) => (finish = resolve)));
    jest.advanceTimersByTime(10_000);
    await working;

    expect(lines[1]).toBe('a tool: 0 of about 3 MB after 10 s');
  } finally {
    jest.useRealTimers();
  }
});

test('rejects with the output of the installer and its tools, and installs again', async () => {
  const installation = anInstallation({ needs: 'cmake' });
  const failing = () => Promise.reject(Object.assign(new Error('exit code 1'), { stderr: 'no cmake found' }));

  await expect(install(installation, failing)).rejects.toThrow(
    'Installing a tool failed. It needs cmake.\nno cmake found',
  );
  expect(await install(installation)).toMatchObject({ runs: 1 });
});
