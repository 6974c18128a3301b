import { names } from '../../../../bench/trigger/names.ts';
import { variantIn } from '../../../../bench/trigger/size-figures.ts';
import {
  costOfCold,
  costOfProvisioned,
  costOfWarm,
  costOfWarmProvisioned,
  memoryTable,
  provisionedTable,
} from '../../../../scripts/latency-page/memory-table.ts';
import { aMeasuredEnvironment, aSize } from '../../../given/builders/a-measured-environment.ts';

const sizeAt = (memoryMiB: number) =>
  aSize({ [names.afterResponse]: [[aMeasuredEnvironment({ warmMs: [1, 1], heldMs: [7.2, 8.9] })]] }, memoryMiB);
const project = variantIn(sizeAt(256), names.afterResponse);

test('a million logins cost three times the requests and rounded milliseconds', () => {
  // 8 ms and 9 ms are billed: 8.5 ms on average.
  expect(costOfWarm(project, 1024)).toBeCloseTo(3 * (0.2 + 8_500 * 0.0000133334), 10);
  expect(costOfWarm(project, 256)).toBeCloseTo(3 * (0.2 + (8_500 * 0.0000133334) / 4), 10);
});

test('a cold start costs its initialization, too', () => {
  expect(costOfCold(project, 1024)).toBeCloseTo(0.0002 + 240 * 0.0000133334, 10);
});

test('a provisioned environment costs its memory, and its logins another price', () => {
  expect(costOfProvisioned(1024)).toBeCloseTo(2_592_000 * 0.0000033334, 10);
  expect(costOfWarmProvisioned(project, 1024)).toBeCloseTo(3 * (0.2 + 8_500 * 0.0000077778), 10);
});

test('each table has a row for each size', () => {
  const rowsOf = (table: string) => table.split('\n').slice(2);

  expect(rowsOf(memoryTable([sizeAt(256), sizeAt(512)]))).toEqual([
    '| 256 MB | 1.0 ms | 7.2 ms | $0.69 | $0.70 | $0.0010 | $0.0010 |',
    '| 512 MB | 1.0 ms | 7.2 ms | $0.77 | $0.80 | $0.0018 | $0.0018 |',
  ]);
  expect(rowsOf(provisionedTable([sizeAt(256), sizeAt(512)]))).toEqual([
    '| 256 MB | 50 ms | 10.0 ms | $2.16 | $0.65 |',
    '| 512 MB | 50 ms | 10.0 ms | $4.32 | $0.70 |',
  ]);
});
