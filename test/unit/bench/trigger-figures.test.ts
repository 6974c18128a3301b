import { readFigures } from '../../../bench/trigger/figures.ts';
import { memorySizes } from '../../../bench/trigger/memory-sizes.ts';
import { names } from '../../../bench/trigger/names.ts';
import { variantIn } from '../../../bench/trigger/size-figures.ts';

const sizes = readFigures();

test('the stored figures are of one run with every memory size', () => {
  expect(sizes.map(({ memoryMiB }) => memoryMiB)).toEqual(memorySizes);
  expect(new Set(sizes.map(({ rounds }) => rounds)).size).toBe(1);
});

test.each(memorySizes)('at %d MB there are figures of each trigger function', (memoryMiB) => {
  const size = sizes.find((one) => one.memoryMiB === memoryMiB) ?? { memoryMiB, rounds: 0, variants: [] };

  for (const name of Object.values(names)) {
    const { medians, toFloor, bursts } = variantIn(size, name);
    for (const value of [...Object.values(medians), ...Object.values(toFloor)]) expect(value).toBeGreaterThan(0);
    expect(bursts).toHaveLength(3);
  }
  expect(variantIn(size, names.floor).toFloor.warmMs).toBe(1);
  expect(variantIn(size, names.plainSdk).toPlainSdk.cpuMs).toBe(1);
});

test('a function that was not measured is an error', () => {
  expect(() => variantIn({ memoryMiB: 256, rounds: 7, variants: [] }, names.floor)).toThrow(
    'no figures of "empty handler"',
  );
});
