import type { AlignedData } from 'uplot';
import type { LagPoint } from '../../../wire/picture.ts';

/** Returns the points by column, as the chart needs them: seconds, p50, p99. A span without events is a gap in the lines. */
export const lagColumns = (points: readonly LagPoint[]): AlignedData => [
  points.map(({ at }) => at / 1_000),
  points.map(({ p50 }) => p50 ?? null),
  points.map(({ p99 }) => p99 ?? null),
];

/** Returns the end of an axis that begins at 0: a round number whose half is round, too. At least 10 ms. */
export function niceMax(max: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(max, 10)));
  return [1, 2, 4, 6, 8, 10].map((factor) => factor * power).find((end) => end >= max) ?? power * 10;
}
