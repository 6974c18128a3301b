import { figuresOf, medianOf, ratioOf } from '../../../bench/trigger/round-figures.ts';
import { aMeasuredEnvironment } from '../../given/builders/a-measured-environment.ts';

test('a round has the medians over its environments and their logins', () => {
  const environments = [
    aMeasuredEnvironment({ initMs: 40, firstMs: 5, firstHeldMs: 100, warmMs: [1, 2, 9], heldMs: [10.2, 20, 30] }),
    { cold: aMeasuredEnvironment({ initMs: 50, firstMs: 1, firstHeldMs: 300 }).cold, warm: undefined },
    aMeasuredEnvironment({ initMs: 45, firstMs: 9, firstHeldMs: 200, warmMs: [3, 4], heldMs: [11, 12], perSecond: 70 }),
  ];

  expect(figuresOf(environments)).toEqual({
    initMs: 45,
    firstMs: 5,
    coldMs: 51,
    firstHeldMs: 200,
    warmMs: 3,
    warmP99Ms: 9,
    warmAfter25Ms: 1,
    heldMs: 12,
    // 11, 20, 30, 11 and 12: Lambda rounds up.
    billedMs: 16.8,
    cpuMs: 2,
    perSecond: 50,
    peakMiB: 60,
  });
});

test('a round without warm logins has no figures', () => {
  expect(() => figuresOf([{ cold: aMeasuredEnvironment().cold, warm: undefined }])).toThrow();
});

test('a cause that slows a whole round down changes a median, but not the ratio', () => {
  const round = (warmMs: number) => figuresOf([aMeasuredEnvironment({ warmMs: [warmMs] })]);
  const floor = [round(1), round(10), round(10)];
  const project = [round(1.2), round(12), round(14)];

  expect(medianOf(project, 'warmMs')).toBe(12);
  expect(ratioOf(project, floor, 'warmMs')).toBeCloseTo(1.2, 10);
});
