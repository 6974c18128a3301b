import { quantile } from '../quantile.ts';
import { figuresTable } from '../../cli/plain-table.ts';
import type { Measured } from './measure.ts';
import type { Variant } from './variants.ts';

/** A variant with its runs, one for each round. */
export interface Measurements {
  readonly variant: Pick<Variant, 'name' | 'isProject' | 'bytes'>;
  readonly runs: readonly Measured[];
}

/** Milliseconds until the first response, the initialization included. */
export const coldMs = ({ initMs, firstMs }: Measured): number => initMs + firstMs;

/** The median over the rounds. */
export const medianOf = (runs: readonly Measured[], pick: (run: Measured) => number): number =>
  quantile(runs.map(pick), 0.5);

/**
 * The comparison as a table; the first variant is the floor. Ratios are medians of the ratios to the floor of the same
 * round: what slows a whole round down does not change them.
 */
export function comparison(measurements: readonly Measurements[]): string {
  const floor = measurements[0]?.runs ?? [];
  const headings = ['', 'init net', 'first', 'cold', 'x floor', 'warm', 'x floor', 'warm p99', 'CPU/call', 'MiB', 'kB'];
  return figuresTable(
    headings,
    measurements.map(({ variant, runs }) => {
      const median = (pick: (run: Measured) => number): number => medianOf(runs, pick);
      const ratio = (pick: (run: Measured) => number): string =>
        quantile(ratios(runs.map(pick), floor.map(pick)), 0.5).toFixed(2);
      return [
        variant.name,
        (median(({ initMs }) => initMs) - medianOf(floor, ({ initMs }) => initMs)).toFixed(1),
        median(({ firstMs }) => firstMs).toFixed(1),
        median(coldMs).toFixed(0),
        ratio(coldMs),
        median(({ warmMedianMs }) => warmMedianMs).toFixed(2),
        ratio(({ warmMedianMs }) => warmMedianMs),
        median(({ warmP99Ms }) => warmP99Ms).toFixed(1),
        median(({ cpuMs }) => cpuMs).toFixed(2),
        median(({ peakMiB }) => peakMiB).toFixed(0),
        (variant.bytes / 1000).toFixed(1),
      ];
    }),
  );
}

const ratios = (values: readonly number[], floors: readonly number[]): number[] =>
  values.map((value, index) => value / (floors[index] ?? NaN));
