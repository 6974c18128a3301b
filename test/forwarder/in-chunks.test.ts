import fc from 'fast-check';
import { inChunks } from '../../forwarder/in-chunks.ts';
import { anOutgoing } from '../builders/an-outgoing.ts';

/** By default of the topic and of the broker, max.message.bytes, for the whole of a produced batch. */
const batchBytes = 1_048_588;

/** Cuts records of these sizes; gives the indexes of the records in each chunk. */
function chunksOf(sizes: readonly number[]): number[][] {
  const chunks = inChunks(sizes.map((bytes, index) => anOutgoing(String(index), bytes)));
  return chunks.map((chunk) => chunk.map(({ message }) => Number(message.id)));
}

test('records that fit in one batch of Kafka are one chunk', () => {
  expect(chunksOf([1_000, 2_000, 3_000])).toEqual([[0, 1, 2]]);
});

test('no records are no chunk', () => {
  expect(inChunks([])).toEqual([]);
});

test('a chunk is filled to 768 KiB, and not beyond', () => {
  expect(chunksOf([400_000, 386_432])).toEqual([[0, 1]]);
  expect(chunksOf([400_000, 386_433])).toEqual([[0], [1]]);
});

test('a large record is a chunk of its own', () => {
  expect(chunksOf([10, 1_000_000, 10, 10])).toEqual([[0], [1], [2, 3]]);
});

test('a record counts in bytes, not in characters', () => {
  const record = { topic: 'identity-events', key: null, value: '€'.repeat(200_000), headers: {} };
  const [first, second] = [anOutgoing('a'), anOutgoing('b')].map((outgoing) => ({ ...outgoing, record }));

  expect(inChunks([first, second].flatMap((one) => one ?? []))).toHaveLength(2);
});

test('whatever the sizes: every record once, in order, and no chunk of several that Kafka would refuse', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 20 }), (sizes) => {
      const chunks = chunksOf(sizes);

      expect(chunks.flat()).toEqual(sizes.map((_size, index) => index));
      for (const chunk of chunks) {
        expect(chunk.length).toBeGreaterThan(0);
        expect(chunk.reduce((sum, index) => sum + (sizes[index] ?? 0), 0)).toBeLessThan(batchBytes);
      }
    }),
    { numRuns: 50 },
  );
});
