import { createReadStream } from 'node:fs';
import { open as openFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readLines } from '../messages/read-lines.ts';
import type { Files } from '../replay-ports.ts';
import { inTurn } from './in-turn.ts';
import { keepLines, type OpenedFile, type OpenFile } from './keep-lines.ts';

// Messages may name users: only the owner can read the file.
const mode = 0o600;

/** Returns the files of this machine. */
export function localFiles(input: NodeJS.ReadableStream, open: OpenFile = openFile): Files {
  return {
    open: async (file, { isNew }) => {
      const handle = await create(file, open).catch((error: unknown) => {
        if (isNew) throw error;
        // Usually because the file exists. Any other error comes again.
        return open(file, 'a+', mode);
      });
      return { append: inTurn((texts) => keepLines(file, handle, texts, open)), close: () => handle.close() };
    },
    lines: (file) => readLines(file === '-' ? (input as AsyncIterable<Buffer>) : createReadStream(file)),
    lineCount: async (file) => {
      if (file === '-' || !(await stat(file)).isFile()) return undefined;
      let count = 0;
      const lines = readLines(createReadStream(file))[Symbol.asyncIterator]();
      while ((await lines.next()).done !== true) count += 1;
      return count;
    },
  };
}

async function create(file: string, open: OpenFile): Promise<OpenedFile> {
  const handle = await open(file, 'ax+', mode);
  await keepName(file, open);
  return handle;
}

/** The name of a new file is on the disk only once its folder is. Not every system can do this, and it is optional. */
async function keepName(file: string, open: OpenFile): Promise<void> {
  try {
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // The file itself is synced after each write.
  }
}
