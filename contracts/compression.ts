/** How batches of records are compressed on their way to Kafka and in its log. */
export type Compression = 'none' | 'gzip' | 'zstd';

export const compressions: readonly Compression[] = ['none', 'gzip', 'zstd'];

/** According to the forwarder's benchmark (docs/explanations/forwarder-performance.md): a fifth of the bytes, for about the same CPU time. */
export const defaultCompression: Compression = 'zstd';
