import { brotliCompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import kafkajs from 'kafkajs';
import { installCodecs } from '../../../../kafka/kafkajs/compression.ts';

interface Codec {
  readonly compress: (encoder: { readonly buffer: Buffer }) => Buffer;
  readonly decompress: (content: Buffer) => Promise<Buffer>;
}

const { CompressionCodecs, CompressionTypes } = kafkajs;
const content = Buffer.from('{"specversion":"1.0"}'.repeat(100));

describe.each([
  ['gzip', CompressionTypes.GZIP, gunzipSync],
  ['zstd', CompressionTypes.ZSTD, zstdDecompressSync],
] as const)('%s', (_name, type, decompress) => {
  installCodecs();
  const codec = CompressionCodecs[type]() as Codec;

  test('makes less of what repeats, and all of it comes back', async () => {
    const compressed = codec.compress({ buffer: content });

    expect(compressed.length).toBeLessThan(content.length / 10);
    expect(decompress(compressed)).toEqual(content);
    expect(await codec.decompress(compressed)).toEqual(content);
  });

  test('does not take what it has not made', async () => {
    await expect(codec.decompress(brotliCompressSync(content))).rejects.toThrow();
  });
});
