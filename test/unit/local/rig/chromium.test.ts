import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from '../../../../local/rig/chromium.ts';

const folderWith = async (name: string, mode: number): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'chromium-'));
  await writeFile(join(folder, name), '');
  await chmod(join(folder, name), mode);
  return folder;
};

test('finds the first program of the search path that can be run', async () => {
  const [broken, other, first] = [
    await folderWith('chromium', 0o644),
    await folderWith('something', 0o755),
    await folderWith('google-chrome', 0o755),
  ];
  const later = await folderWith('chromium', 0o755);

  expect(await findChromium([broken, other, first, later].join(delimiter))).toBe(join(first, 'google-chrome'));
});

test('returns undefined if no folder has one', async () => {
  expect(await findChromium(await folderWith('firefox', 0o755))).toBeUndefined();
  expect(await findChromium('')).toBeUndefined();
});
