import { lambdaShare } from '../../../bench/trigger/cpu-share.ts';

test.each([
  [1769, 1],
  [128, 0.0724],
  [256, 0.1447],
  [512, 0.2894],
])('with %d MB a function has %d of a processor', (memoryMiB, share) => {
  expect(lambdaShare(memoryMiB)).toBeCloseTo(share, 4);
});
