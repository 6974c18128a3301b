import { Partitioners, type PartitionerArgs } from 'kafkajs';
import { keyHash } from './key-hash.ts';

/** A partitioner that chooses the partition of a key as every client of Kafka does, and notes it in the message. */
export function notingPartitioner() {
  // For messages without a key.
  const choose = Partitioners.DefaultPartitioner();
  return (args: PartitionerArgs): number => {
    const { message, partitionMetadata } = args;
    const { key } = message;
    message.partition = Buffer.isBuffer(key) ? (keyHash(key) & 0x7fffffff) % partitionMetadata.length : choose(args);
    return message.partition;
  };
}
