import { chart } from '../../../../bench/trigger/chart.ts';
import { readFigures } from '../../../../bench/trigger/figures.ts';
import { readLossFigures } from '../../../../bench/trigger/loss-figures.ts';
import { names } from '../../../../bench/trigger/names.ts';
import type { SizeFigures } from '../../../../bench/trigger/size-figures.ts';
import {
  chartRows,
  defaultSize,
  latencyClaims,
  latencySections,
} from '../../../../scripts/latency-page/latency-sections.ts';
import { aMeasuredEnvironment, aSize, type EnvironmentTimes } from '../../../given/builders/a-measured-environment.ts';
import { textOf } from '../../../rules/project-files.ts';

const project = [[aMeasuredEnvironment({ warmMs: [1.24], warmAfter25Ms: 1.1, heldMs: [7.2], firstMs: 3, cpuMs: 1.3 })]];
const sizes: readonly SizeFigures[] = [128, 256, 512].map((memoryMiB) =>
  aSize({ [names.afterResponse]: project, [names.floorAgain]: [[aMeasuredEnvironment({ cpuMs: 3 })]] }, memoryMiB),
);
const loss = { invocations: 10_000, published: 8_950, sentToOutbox: 1_040, logged: 10, lost: 0, doubled: 0 };
const sections = latencySections(sizes, loss);
const rowsOf = (section: string): string[] => (sections[section] ?? '').split('\n').slice(2);

test('tables of the default size have a row for each function but the control', () => {
  for (const section of ['latency', 'environment']) {
    expect(rowsOf(section)).toHaveLength(6);
    expect(rowsOf(section).join()).not.toContain(names.floorAgain);
  }
  expect(rowsOf('latency')).toContain('| this project, after the response | 1.2 ms | 1.1 ms | 43 ms |');
  expect(rowsOf('environment')).toContain('| this project, after the response | 200 ms | 7.2 ms | 1.3 ms | 50 |');
});

test('a goal has a cell for each size, empty where it is not a goal', () => {
  expect(rowsOf('goals')[0]).toBe(
    '| response after 40 ms idle, x the empty handler | at most 1.15 | 1.24, no | 1.24, no | 1.24, no |',
  );
  const rate = rowsOf('goals').find((row) => row.includes('logins per second'));
  expect(rate).toMatch(/\| at least 1\.3 \| {2}\| 1\.00, no \| {2}\|$/);
  expect(rowsOf('goals').find((row) => row.includes('CPU time'))).toContain('0.65, does not count (yes)');
});

test('the control has a row for each measure on which a goal relies', () => {
  expect(rowsOf('error')).toEqual([
    '| warm response | 0.0 % | 0.0 % | 0.0 % |',
    '| cold start | 0.0 % | 0.0 % | 0.0 % |',
    '| held by a warm login | 0.0 % | 0.0 % | 0.0 % |',
    '| CPU time | 50.0 % | 50.0 % | 50.0 % |',
    '| logins per second | 0.0 % | 0.0 % | 0.0 % |',
  ]);
});

test('a burst has a row for each of its arrivals and sizes', () => {
  expect(rowsOf('burst')).toHaveLength(9);
  expect(rowsOf('burst')[0]).toBe('| at once | 128 MB | 43 ms | 50 ms | 200 | 200 |');
});

test('the account of logins has its figures in one row', () => {
  expect(rowsOf('loss')).toEqual(['| 10,000 | 8,950 | 1,040 | 10 | 0 | 0 |']);
});

test('without figures of the default size there is no page', () => {
  expect(() => defaultSize(sizes.slice(0, 1))).toThrow('no figures at 256 MB');
});

test('the stored account is of 10,000 logins, of which none is lost', () => {
  const { invocations, lost, doubled, ...places } = readLossFigures();

  expect([invocations, lost, doubled]).toEqual([10_000, 0, 0]);
  expect(places.published + places.sentToOutbox + places.logged).toBe(invocations);
});

describe('the stored figures', () => {
  test('are those of the chart, whose names fit into the column left of the bars', () => {
    const svg = chart('', chartRows(readFigures()));
    for (const { name, warmMs, coldMs } of chartRows(readFigures())) {
      for (const text of [`${warmMs.toFixed(1)} ms`, `${coldMs.toFixed(0)} ms`]) expect(svg).toContain(`>${text}<`);
      expect(name.length).toBeLessThanOrEqual(36);
    }
  });

  test('are those of README and the comparison', () => {
    const claims = latencyClaims(readFigures());

    expect(textOf('README.md')).toContain(`>${claims['warm-response']}<`);
    expect(textOf('README.md')).toContain(`>${claims['warm-response-empty']}<`);
    expect(textOf('docs/comparison.md')).toContain(`>${claims['warm-response-producer']}<`);
  });
});

describe('the claim of README', () => {
  const claimOf = (times: EnvironmentTimes) =>
    latencyClaims([aSize({ [names.afterResponse]: [[aMeasuredEnvironment(times)]] })])['warm-response'];

  test('has the response after the pause with the larger ratio to the empty handler', () => {
    expect(claimOf({ warmMs: [1.4], warmAfter25Ms: 1.2 })).toBe('1.4 ms');
    expect(claimOf({ warmMs: [1.2], warmAfter25Ms: 1.3 })).toBe('1.3 ms');
  });
});
