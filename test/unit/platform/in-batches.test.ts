import fc from 'fast-check';
import { inBatches } from '../../../platform/in-batches.ts';

const limits = { entries: 3, bytes: 10 };
const cut = (...sizes: number[]) => inBatches(sizes, (size) => size, limits);

test.each<[sizes: number[], batches: number[][]]>([
  [[], []],
  [
    [1, 1, 1, 1],
    [[1, 1, 1], [1]],
  ],
  [
    [5, 5, 1],
    [[5, 5], [1]],
  ],
  [
    [4, 6, 10],
    [[4, 6], [10]],
  ],
  [
    [1, 11, 1],
    [[1], [11], [1]],
  ],
  [
    [11, 11],
    [[11], [11]],
  ],
  [
    [0, 0, 0, 0],
    [[0, 0, 0], [0]],
  ],
])('cuts %j into %j', (sizes, batches) => {
  expect(cut(...sizes)).toEqual(batches);
});

test('puts each item into one batch, in order, within the limits if it can', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 })), (sizes) => {
      const batches = cut(...sizes);

      expect(batches.flat()).toEqual(sizes);
      for (const batch of batches) {
        const bytes = batch.reduce((sum, size) => sum + size, 0);
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length === 1 || (batch.length <= limits.entries && bytes <= limits.bytes)).toBe(true);
      }
    }),
  );
});
