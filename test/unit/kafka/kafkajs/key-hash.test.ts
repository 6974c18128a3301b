import fc from 'fast-check';
import { Partitioners, type PartitionerArgs } from 'kafkajs';
import { keyHash } from '../../../../kafka/kafkajs/key-hash.ts';

// Apache Kafka, UtilsTest.testMurmur2.
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])("has the value of Kafka's own for %j", (key, hash) => {
  expect(keyHash(Buffer.from(key))).toBe(hash);
});

test('puts any key where the partitioner of kafkajs puts it', () => {
  const partitions = 7919;
  const partitionMetadata = Array.from({ length: partitions }, (_unused, partitionId) => ({
    partitionErrorCode: 0,
    partitionId,
    leader: 1,
    replicas: [1],
    isr: [1],
  }));
  const choose = Partitioners.DefaultPartitioner();
  const theirs = (key: string): number =>
    choose({ topic: 'any', partitionMetadata, message: { key, value: '' } } satisfies PartitionerArgs);

  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.string({ unit: 'grapheme', maxLength: 50 })), (key) => {
      expect((keyHash(Buffer.from(key)) & 0x7fffffff) % partitions).toBe(theirs(key));
    }),
  );
});
