import { constants, gunzip, gzipSync, zstdCompressSync, zstdDecompress } from 'node:zlib';
import { promisify } from 'node:util';
// A CommonJS module of which Node finds these names only in the default export.
import kafkajs from 'kafkajs';
import type { Compression } from '../../contracts/compression.ts';

const { CompressionCodecs, CompressionTypes } = kafkajs;

/** The numbers by which Kafka knows them. */
export const compressionTypes: Readonly<Record<Compression, kafkajs.CompressionTypes>> = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  zstd: CompressionTypes.ZSTD,
};

/** The part of kafkajs's encoder that a codec reads. */
interface Encoder {
  readonly buffer: Buffer;
}

/**
 * Gives kafkajs, of the whole process, Node's zstd, which it does not have, and a faster gzip: level 1, and at once, since a
 * batch is compressed in less time than a thread takes to hand it over. Both also read what other clients compressed.
 */
export function installCodecs(): void {
  CompressionCodecs[CompressionTypes.GZIP] = codec(
    (content) => gzipSync(content, { level: constants.Z_BEST_SPEED }),
    promisify(gunzip),
  );
  CompressionCodecs[CompressionTypes.ZSTD] = codec(
    (content) => zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
    promisify(zstdDecompress),
  );
}

const codec = (compress: (content: Buffer) => Buffer, decompress: (content: Buffer) => Promise<Buffer>) => () => ({
  compress: ({ buffer }: Encoder) => compress(buffer),
  decompress,
});
