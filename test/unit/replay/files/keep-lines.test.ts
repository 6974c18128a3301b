import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { faultyDisk, type FaultyDiskOptions } from '../../../../bench/replay-fuzz/faulty-disk.ts';
import { localFiles } from '../../../../replay/files/local-files.ts';
import type { OpenedFile } from '../../../../replay/files/keep-lines.ts';
import type { Files } from '../../../../replay/replay-ports.ts';

let folder: string;
let name: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  name = join(folder, 'kept.ndjson');
});
afterEach(() => rm(folder, { recursive: true }));

const filesOn = (disk: FaultyDiskOptions = {}) => localFiles(Readable.from([]), faultyDisk(disk));

/** Opens a file, appends lines and closes it. */
async function append(files: Files, file: string, lines: string): Promise<void> {
  const opened = await files.open(file, { isNew: false });
  await opened.append(lines).finally(() => opened.close());
}
/** Files of this machine, with changes of every open file. */
const filesWith = (changed: (file: OpenedFile, flags: string) => Partial<OpenedFile>) => {
  const open = faultyDisk({});
  return localFiles(Readable.from([]), async (...args) => {
    const file = await open(...args);
    return { ...file, ...changed(file, args[1]) };
  });
};
const content = () => readFile(name, 'utf8');
const line = (message: string, bytes: number): string => `${message.repeat(bytes)}\n`;

test('never mixes the lines of twelve writers, however short a write is', async () => {
  const files = filesOn({ part: (bytes) => Math.min(bytes, 70_000) });
  const lines = Array.from('abcdefghijkl', (message) => line(message, 700_000));

  const file = await files.open(name, { isNew: true });
  await Promise.all(lines.map((text) => file.append(text)));
  await file.close();

  expect((await content()) === lines.join('')).toBe(true);
});

test('counts a line as kept only after it is on disk and was read back', async () => {
  const operations: string[] = [];
  const files = filesOn({ before: (operation) => Promise.resolve(void operations.push(operation)) });

  await append(files, name, 'one\n');

  // The folder first: the name of a new file is on the disk only with it.
  expect(operations).toEqual(['sync', 'write', 'sync', 'read']);
});

test('keeps lines in a folder that cannot be synced', async () => {
  const errors = [Object.assign(new Error('EINVAL'), { code: 'EINVAL' })];
  const before = () => {
    const error = errors.pop();
    return error ? Promise.reject(error) : Promise.resolve();
  };

  await append(filesOn({ before }), name, 'one\n');

  expect(await content()).toBe('one\n');
});

test('leaves no file open', async () => {
  const opened = new Set<FileHandle>();

  await append(filesOn({ opened }), name, 'one\n');
  await expect(append(filesOn({ opened, before: failing('read') }), name, 'two\n')).rejects.toMatchObject({
    code: 'EIO',
  });

  expect(opened.size).toBe(0);
});

test('reads back only what it has written, however short a read is', async () => {
  await writeFile(name, 'before\n');
  const reads: [length: number, position: number][] = [];
  const files = filesWith((file) => ({
    read: (into, offset, length, position) => {
      reads.push([length, position]);
      return file.read(into, offset, Math.min(length, 3), position);
    },
  }));

  await append(files, name, 'after\n');

  expect(reads).toEqual([
    [1, 6],
    [6, 7],
    [3, 10],
  ]);
});

test('rejects when the file becomes shorter while it is read back', async () => {
  let reads = 0;
  const files = filesWith(() => ({
    read: () => {
      reads += 1;
      return reads > 10 ? Promise.reject(new Error('It reads for ever.')) : Promise.resolve({ bytesRead: 0 });
    },
  }));

  await expect(append(files, name, 'one\n')).rejects.toMatchObject({ code: 'EKEEP' });
});

test.each([
  ['the disk is full', { room: 6 }, 'ENOSPC'],
  ['the disk does not confirm', { before: failing('sync') }, 'EIO'],
  ['the file cannot be read back', { before: failing('read') }, 'EIO'],
  ['the disk has other bytes', { distort: (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1) }, 'EKEEP'],
  ['the disk has fewer bytes', { distort: (bytes: Uint8Array) => bytes.subarray(1) }, 'EKEEP'],
])('rejects when %s', async (_what, disk, code) => {
  await expect(append(filesOn(disk), name, 'one two\n')).rejects.toMatchObject({ code });
});

function failing(what: string) {
  return (operation: string) =>
    operation === what ? Promise.reject(Object.assign(new Error(what), { code: 'EIO' })) : Promise.resolve();
}

test('rejects when the file was renamed meanwhile: the name has to lead to the lines', async () => {
  const before = async (operation: string) => {
    if (operation !== 'sync') return;
    await rename(name, `${name}.1`).catch(() => undefined);
    await writeFile(name, 'of another\n');
  };

  await expect(append(filesOn({ before }), name, 'one\n')).rejects.toMatchObject({ code: 'EKEEP' });
});

test('rejects when the name leads to a copy: later lines would be only in the original', async () => {
  const before = async (operation: string) => {
    if (operation !== 'sync' || (await stat(name)).size === 0) return;
    await rename(name, `${name}.1`);
    await copyFile(`${name}.1`, name);
  };

  await expect(append(filesOn({ before }), name, 'one\n')).rejects.toMatchObject({ code: 'EKEEP' });
  expect(await content()).toBe('one\n');
});

test('rejects when the name leads to a copy on another disk with the same number', async () => {
  const files = filesWith((file, flags) => ({
    stat: async () => {
      const facts = await file.stat();
      return { size: facts.size, ino: facts.ino, dev: flags === 'r' ? facts.dev + 1 : facts.dev, isFile: () => true };
    },
  }));

  await expect(append(files, name, 'one\n')).rejects.toMatchObject({ code: 'EKEEP' });
});

test('keeps half a line of a killed process as a separate line', async () => {
  await writeFile(name, 'whole\nhal');

  await append(filesOn(), name, 'one\n');
  await append(filesOn(), name, 'two\n');

  expect(await content()).toBe('whole\nhal\none\ntwo\n');
});

test('finds the lines of each of two processes that append to one file', async () => {
  const others = localFiles(Readable.from([]));
  const before = (operation: string) => (operation === 'write' ? append(others, name, 'other\n') : Promise.resolve());

  await append(filesOn({ before }), name, 'own\n');

  expect(await content()).toBe('other\nown\n');
});

test('keeps its lines after the half lines of two other processes', async () => {
  await writeFile(name, 'hal');
  const before = (operation: string) =>
    operation === 'write' ? writeFile(name, 'half', { flag: 'a' }) : Promise.resolve();

  await append(filesOn({ before }), name, 'own\n');

  expect(await content()).toBe('halhalf\nown\n');
});

test('rejects when another process has left half a line just before its own', async () => {
  const before = (operation: string) =>
    operation === 'write' ? writeFile(name, 'hal', { flag: 'a' }) : Promise.resolve();

  await expect(append(filesOn({ before }), name, 'own\n')).rejects.toMatchObject({ code: 'EKEEP' });
});

test('rejects targets that are not regular files', async () => {
  const pipe = join(folder, 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);

  await expect(append(filesOn(), '/dev/null', 'one\n')).rejects.toMatchObject({ code: 'EKEEP' });
  await expect(append(filesOn(), pipe, 'one\n')).rejects.toMatchObject({ code: 'EKEEP' });
  await expect(append(filesOn(), folder, 'one\n')).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(append(filesOn(), join(folder, 'none', 'kept'), 'one\n')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('counts the lines of a file, but not those of a source that can be read only once', async () => {
  await writeFile(name, 'one\ntwo');
  const pipe = join(folder, 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);

  expect(await filesOn().lineCount(name)).toBe(2);
  expect([await filesOn().lineCount('-'), await filesOn().lineCount(pipe)]).toEqual([undefined, undefined]);
});
