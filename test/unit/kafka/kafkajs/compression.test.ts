import { brotliCompressSync, constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import kafkajs from 'kafkajs';
import { installCodecs } from '../../../../kafka/kafkajs/compression.ts';

interface Codec {
  readonly compress: (encoder: { readonly buffer: Buffer }) => Buffer;
  readonly decompress: (content: Buffer) => Promise<Buffer>;
}

const { CompressionCodecs, CompressionTypes } = kafkajs;
const content = Buffer.from(Array.from({ length: 200 }, (_unused, nth) => `{"specversion":"1.0","id":${nth}}`).join());
const zstd = (level: number = constants.ZSTD_CLEVEL_DEFAULT) =>
  zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: level } });

/** The codec that the client uses. */
function codecOf(type: kafkajs.CompressionTypes.GZIP | kafkajs.CompressionTypes.ZSTD): Codec {
  installCodecs();
  return CompressionCodecs[type]() as Codec;
}

describe.each([
  ['gzip', CompressionTypes.GZIP, gunzipSync, (level?: number) => gzipSync(content, { level })],
  ['zstd', CompressionTypes.ZSTD, zstdDecompressSync, zstd],
] as const)('%s', (_name, type, decompress, atLevel) => {
  test('makes less of what repeats, and all of it comes back', async () => {
    const codec = codecOf(type);
    const compressed = codec.compress({ buffer: content });

    expect(compressed.length).toBeLessThan(content.length / 10);
    expect(decompress(compressed)).toEqual(content);
    expect(await codec.decompress(compressed)).toEqual(content);
  });

  test('compresses at level 1, the fastest', () => {
    expect(atLevel()).not.toEqual(atLevel(1));
    expect(codecOf(type).compress({ buffer: content })).toEqual(atLevel(1));
  });

  test('does not take what it has not made', async () => {
    await expect(codecOf(type).decompress(brotliCompressSync(content))).rejects.toThrow();
  });
});
