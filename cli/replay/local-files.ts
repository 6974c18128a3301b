import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Files, NewFile } from './replay-ports.ts';

// What is kept here may name users: nobody else reads it.
const mode = 0o600;

/** The files of this machine. */
export const localFiles = (input: NodeJS.ReadableStream): Files => ({
  append: async (file, text) => {
    const handle = await open(file, 'a', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  create: async (file): Promise<NewFile> => {
    const handle = await open(file, 'wx', mode);
    return {
      write: (text) => handle.appendFile(text),
      close: async () => {
        await handle.sync();
        await handle.close();
      },
    };
  },
  lines: (file) => linesOf(file === '-' ? input : createReadStream(file)),
});

/** Cuts at line feeds alone: a line of JSON may hold what others take for the end of one, such as U+2028. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
