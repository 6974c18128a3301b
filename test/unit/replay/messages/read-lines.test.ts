import { Readable } from 'node:stream';
import fc from 'fast-check';
import { readLines, type FileLine } from '../../../../replay/messages/read-lines.ts';

async function read(...chunks: Uint8Array[]): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}

test('returns the same lines, however the stream is cut', async () => {
  const texts = fc.array(
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
    { minLength: 1 },
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      const cuts = Array.from({ length: Math.ceil(bytes.length / size) }, (_none, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await read(...cuts)).toStrictEqual(lines);
    }),
  );
});

test('reports a line that is not UTF-8 as unreadable, and reads the others', async () => {
  const bytes = Buffer.concat([Buffer.from('one\n'), Buffer.from([0x66, 0xff, 0x0a]), Buffer.from('three')]);

  expect(await read(bytes)).toEqual(['one', { unreadable: 'not UTF-8' }, 'three']);
});

test('reports a line longer than any message as unreadable, without storing it', async () => {
  const long = Array.from({ length: 17 }, () => Buffer.alloc(1_048_576, 'a'));

  expect(await read(...long, Buffer.from('\nnext\n'))).toEqual([{ unreadable: 'longer than any message' }, 'next']);
});

test('reads lines of the largest size, also without a line feed at the end', async () => {
  const largest = Buffer.alloc(16 * 1_048_576, 'a');
  const text = largest.toString();

  expect((await read(largest, Buffer.from('\n'), largest)).map((line) => line === text)).toEqual([true, true]);
  expect(await read(largest, Buffer.from('a'))).toEqual([{ unreadable: 'longer than any message' }]);
});

test('returns a byte order mark as part of the line', async () => {
  expect(await read(Buffer.from([0xef, 0xbb, 0xbf, 0x61]))).toEqual(['\uFEFFa']);
});
