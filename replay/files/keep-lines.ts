/** An open file, such as a FileHandle of node:fs/promises. */
export interface OpenedFile {
  /** Writes bytes from an offset on: all of them, or only the first ones. */
  readonly write: (bytes: Uint8Array, offset: number) => Promise<{ readonly bytesWritten: number }>;
  readonly read: (
    into: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ) => Promise<{ readonly bytesRead: number }>;
  readonly sync: () => Promise<void>;
  readonly stat: () => Promise<FileFacts>;
  readonly close: () => Promise<void>;
}

interface FileFacts {
  readonly size: number;
  readonly ino: number;
  readonly dev: number;
  readonly isFile: () => boolean;
}

/** Opens a file by its name, as `open` of node:fs/promises does. */
export type OpenFile = (file: string, flags: string, mode?: number) => Promise<OpenedFile>;

/** The file does not hold its lines. `code` has the form of Node's own, so that it is reported in the same way. */
export class LinesNotKept extends Error {
  readonly code = 'EKEEP';
}

const lineFeed = 0x0a;

/**
 * Appends whole lines to a file that is open for appending (`a+`). Resolves once the disk has them and the file, opened
 * by its name and read back, holds them byte for byte. Rejects with the error of the file system, or with LinesNotKept
 * if the file is not a regular one or does not hold the lines.
 */
export async function keepLines(file: string, handle: OpenedFile, lines: string, open: OpenFile): Promise<void> {
  const { size } = await regularFile(file, handle);
  // A killed process may have left half a line, which the next one would continue.
  const bytes = Buffer.from((await endsInLine(handle, size)) ? lines : `\n${lines}`);
  await writeAll(handle, bytes);
  await handle.sync();
  if (await isReadBack(file, handle, { bytes, from: size, open })) return;
  throw new LinesNotKept(`${file} does not hold the lines that were written to it.`);
}

async function regularFile(file: string, handle: OpenedFile) {
  const stats = await handle.stat();
  if (stats.isFile()) return stats;
  throw new LinesNotKept(`${file} is not a regular file: it cannot be read back.`);
}

async function endsInLine(handle: OpenedFile, size: number): Promise<boolean> {
  return size === 0 || (await bytesOf(handle, size - 1, size))[0] === lineFeed;
}

/** A write may end early, for example on a disk that is nearly full. */
async function writeAll(handle: OpenedFile, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, written);
    if (bytesWritten === 0) throw new LinesNotKept('The file does not accept more bytes.');
    written += bytesWritten;
  }
}

interface Written {
  readonly bytes: Buffer;
  /** Size of the file before. */
  readonly from: number;
  readonly open: OpenFile;
}

/** By its name, for the file that is open may have been removed meanwhile. */
async function isReadBack(file: string, written: OpenedFile, { bytes, from, open }: Written): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const [now, then] = await Promise.all([handle.stat(), written.stat()]);
    if (now.ino !== then.ino || now.dev !== then.dev) return false;
    return holdsLines(await bytesOf(handle, from, now.size), bytes);
  } finally {
    await handle.close();
  }
}

/** Whether lines are among others, each from the beginning of a line on: a second process may append to the file. */
function holdsLines(all: Buffer, lines: Buffer): boolean {
  for (let at = all.indexOf(lines); at !== -1; at = all.indexOf(lines, at + 1)) {
    if (at === 0 || all[at - 1] === lineFeed || lines[0] === lineFeed) return true;
  }
  return false;
}

async function bytesOf(handle: OpenedFile, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, to - from));
  for (let read = 0; read < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, read, bytes.length - read, from + read);
    if (bytesRead === 0) return bytes.subarray(0, read);
    read += bytesRead;
  }
  return bytes;
}
