import type { Outgoing } from './read-batch.ts';

// Kafka holds one produced batch to max.message.bytes, by default 1,048,588 bytes, which is as much as a single large
// message of SQS: a batch of sound messages must not be refused for its sum. Room is left for framing and headers.
const maxChunkBytes = 768 * 1024;

/** Cuts the records, in order, into chunks that Kafka takes as one batch; a large record is a chunk of its own. */
export function inChunks(outgoing: readonly Outgoing[]): Outgoing[][] {
  const chunks: Outgoing[][] = [];
  let bytes = Infinity;
  for (const one of outgoing) {
    const size = Buffer.byteLength(one.record.value);
    if (bytes + size > maxChunkBytes) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(one);
    bytes += size;
  }
  return chunks;
}
