import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

/** The first time that a zip file can have. Any fixed time does: Lambda ignores it. */
const fixedTime = '1980-01-01T00:00:00';

/** Unix, and a file that everybody may read: Lambda runs a function as a user who does not own the files. */
const unix = 3;
const readableFile = 0o100644 << 16;

/** Returns the zip file of a folder: the same bytes for the same files on every machine, because fflate compresses without zlib. */
export function zipFolder(folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => relative(folder, path).split(sep).join('/'))
    .sort();
  const files: Zippable = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))]));
  return zipSync(files, { level: 9, mtime: fixedTime, os: unix, attrs: readableFile });
}
