import { createReadStream } from 'node:fs';
import { open as openFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../../platform/error-code.ts';
import { inTurn } from './in-turn.ts';
import { keepLines, type OpenFile, type OpenedFile } from './keep-lines.ts';
import { readLines } from '../messages/read-lines.ts';
import type { Files, NewFile } from '../replay-ports.ts';

// What is kept here may name users: nobody else reads it.
const mode = 0o600;

/** The files of this machine. */
export function localFiles(input: NodeJS.ReadableStream, open: OpenFile = openFile): Files {
  const appending = new Map<string, (text: string) => Promise<void>>();
  const append = async (file: string, text: string): Promise<void> => {
    const handle = await create(file, open).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
      return open(file, 'a+', mode);
    });
    try {
      await keepLines(file, handle, text, open);
    } finally {
      await handle.close();
    }
  };
  return {
    append: (file, text) => {
      const write = appending.get(file) ?? inTurn((texts) => append(file, texts));
      appending.set(file, write);
      return write(text);
    },
    create: async (file): Promise<NewFile> => {
      const handle = await create(file, open);
      return { write: inTurn((texts) => keepLines(file, handle, texts, open)), close: () => handle.close() };
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
    return;
  }
}
