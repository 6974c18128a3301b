import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { zipFolder } from '../../../../scripts/release-template/zip-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'zip-folder-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function aFolder(name: string, files: readonly (readonly [path: string, text: string])[], modified: Date): string {
  for (const [path, text] of files) {
    const file = join(root, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    utimesSync(file, modified, modified);
  }
  return join(root, name);
}

const files = [
  ['index.js', 'exports.handler = 1;'],
  ['node_modules/a/index.js', 'a'.repeat(1000)],
] as const;

test('contains every file by its path', () => {
  const zip = unzipSync(zipFolder(aFolder('one', files, new Date())));

  expect(Object.entries(zip).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual(files);
});

test('has the same bytes whenever and in whichever order the files were written', () => {
  const earlier = aFolder('earlier', files, new Date('2020-02-02'));
  const later = aFolder('later', files.toReversed(), new Date('2026-11-30'));

  expect(zipFolder(later)).toEqual(zipFolder(earlier));
});

test('lets every user read a file', () => {
  const zip = Buffer.from(zipFolder(aFolder('read', files.slice(0, 1), new Date())));
  const entry = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));

  // External attributes of the central directory, APPNOTE.TXT 4.3.12: the upper half is the mode of Unix.
  expect(zip.readUInt32LE(entry + 38) >>> 16).toBe(0o100644);
});
