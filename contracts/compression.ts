/** How batches of records are compressed on their way to Kafka and in its log. */
export type Compression = 'none' | 'gzip' | 'zstd';

export const compressions: readonly Compression[] = ['none', 'gzip', 'zstd'];

/** What the benchmark of the forwarder says (docs/performance.md): least processor time, and least bytes. */
export const defaultCompression: Compression = 'zstd';
