import { comparison } from '../../../bench/trigger/comparison.ts';
import type { Measured } from '../../../bench/trigger/measure.ts';

const run = (over: Partial<Measured>): Measured => ({
  ...{ initMs: 40, firstMs: 2, warmMedianMs: 1, warmP99Ms: 3, cpuMs: 1, peakMiB: 60 },
  ...over,
});
const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => /^(floor|project)/.test(line))
    .map((line) => line.trim().split(/\s{2,}/));

test('the table puts each variant next to the floor, with the median over the rounds', () => {
  const floor = [run({}), run({ initMs: 50 }), run({ initMs: 30 })];
  const project = [
    run({ initMs: 60, warmMedianMs: 2 }),
    run({ initMs: 58, warmMedianMs: 3 }),
    run({ initMs: 70, warmMedianMs: 1 }),
  ];
  const text = comparison([
    { variant: { name: 'floor', isProject: false, bytes: 500 }, runs: floor },
    { variant: { name: 'project', isProject: true, bytes: 4400 }, runs: project },
  ]);

  expect(rowsOf(text)).toEqual([
    ['floor', '0.0', '2.0', '42', '1.00', '1.00', '1.00', '3.0', '1.00', '60', '0.5'],
    ['project', '20.0', '2.0', '62', '1.48', '2.00', '2.00', '3.0', '1.00', '60', '4.4'],
  ]);
});

test('a round that was slow for all does not change the ratio', () => {
  const slow = { initMs: 4000, firstMs: 200 };
  const text = comparison([
    { variant: { name: 'floor', isProject: false, bytes: 500 }, runs: [run(slow), run({}), run(slow)] },
    {
      variant: { name: 'project', isProject: true, bytes: 500 },
      runs: [run({ initMs: 4410, firstMs: 210 }), run({ initMs: 44.2 }), run({ initMs: 4410, firstMs: 210 })],
    },
  ]);

  expect(rowsOf(text)[1]?.[4]).toBe('1.10');
});
