import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';

/**
 * Returns the function that reads a file, or stdin for `-`. If stdin is a terminal, it prints what it waits for: the command
 * would seem to hang.
 */
export const inputReader =
  (stdin: Readable & { readonly isTTY?: boolean }, stderr: (line: string) => void) =>
  (file: string): Promise<string> => {
    if (file !== '-') return readFile(file, 'utf8');
    if (stdin.isTTY) stderr('Waiting for JSON on stdin. Paste it and press Ctrl-D, or name a file.');
    return text(stdin);
  };
