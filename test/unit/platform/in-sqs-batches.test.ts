import fc from 'fast-check';
import { inSqsBatches } from '../../../platform/in-sqs-batches.ts';
import { sqsLimits } from '../../given/fakes/fake-sqs.ts';

/** The batches in which items of these sizes are sent. */
async function batchesOf(sizes: readonly number[]): Promise<number[][]> {
  const batches: number[][] = [];
  await inSqsBatches(
    sizes,
    (size) => size,
    (batch) => {
      batches.push([...batch]);
      return Promise.resolve([]);
    },
  );
  return batches;
}

const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

test('ten items go in one call, the eleventh in another', async () => {
  expect(await batchesOf(Array(10).fill(1))).toHaveLength(1);
  expect(await batchesOf(Array(11).fill(1))).toEqual([Array(10).fill(1), [1]]);
});

test('makes no call without items', async () => {
  expect(await batchesOf([])).toEqual([]);
});

test('a call is filled to its last byte, and not beyond', async () => {
  expect(await batchesOf([1_000_000, 48_576])).toEqual([[1_000_000, 48_576]]);
  expect(await batchesOf([1_000_000, 48_577])).toEqual([[1_000_000], [48_577]]);
});

test('sends an item that is larger than a call in a call of its own', async () => {
  expect(await batchesOf([5, 2_000_000, 5])).toEqual([[5], [2_000_000], [5]]);
});

test('the answers of all calls are one list, in the order of the items', async () => {
  const items = Array.from({ length: 25 }, (_unused, index) => index);
  const answers = await inSqsBatches(
    items,
    () => 0,
    async (batch) => {
      // The later a call begins, the sooner it ends.
      for (let turns = batch[0] ?? 0; turns < items.length; turns += 1) await Promise.resolve();
      return batch.map((item) => `answer ${item}`);
    },
  );

  expect(answers).toEqual(items.map((item) => `answer ${item}`));
});

test('the calls run side by side: one that hangs holds up no other', async () => {
  let begun = 0;
  const hanging = new Promise<never[]>(() => undefined);
  void inSqsBatches(
    Array(30).fill(1),
    () => 0,
    () => {
      begun += 1;
      return hanging;
    },
  );
  await new Promise(setImmediate);

  expect(begun).toBe(3);
});

test('sends every item once, in order, and no call beyond a limit, for all sizes', async () => {
  const sizes = fc.array(fc.nat({ max: 1_200_000 }), { maxLength: 40 });

  await fc.assert(
    fc.asyncProperty(sizes, async (items) => {
      const batches = await batchesOf(items);

      expect(batches.flat()).toEqual(items);
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(sqsLimits.entries);
        if (batch.length > 1) expect(sumOf(batch)).toBeLessThanOrEqual(sqsLimits.bytes);
      }
    }),
  );
});
