import type { Files } from '../../../replay/replay-ports.ts';

/** Files in memory, by name. */
export const fakeFiles = (files: Map<string, string>): Files => ({
  open: (file, { isNew }) => {
    if (isNew && files.has(file)) {
      return Promise.reject(Object.assign(new Error('file already exists'), { code: 'EEXIST' }));
    }
    const append = (text: string) => {
      files.set(file, (files.get(file) ?? '') + text);
      return Promise.resolve();
    };
    return append('').then(() => ({ append, close: () => Promise.resolve() }));
  },
  lines: (file) => linesOf(files.get(file) ?? ''),
  lineCount: (file) =>
    Promise.resolve(
      file === '-' ? undefined : (files.get(file) ?? '').split('\n').filter((line) => line !== '').length,
    ),
});

/** The lines of a text, as a stream. */
export async function* linesOf(text: string): AsyncGenerator<string> {
  yield* await Promise.resolve(text.split('\n').filter((line) => line !== ''));
}
