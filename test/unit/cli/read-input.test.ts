import { PassThrough } from 'node:stream';
import { inputReader } from '../../../cli/read-input.ts';

async function read(stdin: { readonly isTTY?: boolean }, file: string) {
  const printed: string[] = [];
  const stream = Object.assign(new PassThrough(), stdin);
  stream.end('{"a":1}');
  const text = await inputReader(stream, (line) => void printed.push(line))(file);
  return { text, printed };
}

test('prints what it waits for, if stdin is a terminal', async () => {
  expect(await read({ isTTY: true }, '-')).toEqual({
    text: '{"a":1}',
    printed: ['Waiting for JSON on stdin. Paste it and press Ctrl-D, or name a file.'],
  });
});

test('prints nothing for a pipe or a file', async () => {
  expect(await read({}, '-')).toEqual({ text: '{"a":1}', printed: [] });
  expect((await read({ isTTY: true }, import.meta.filename)).printed).toEqual([]);
});

test('rejects for a file that does not exist', async () => {
  await expect(read({}, '/nonexistent/file')).rejects.toThrow('ENOENT');
});
