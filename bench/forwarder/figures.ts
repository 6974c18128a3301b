import { quantile } from '../quantile.ts';
import type { Measured } from './worker.ts';

/** Medians of one variant. */
export interface Row extends Omit<Measured, 'sent'> {
  readonly name: string;
  readonly batch: number;
  /** Bytes of the requests to produce for one event; undefined where nobody counts them. */
  readonly bytes?: number | undefined;
}

/** One run of a variant. */
export type Run = Measured & { readonly bytes?: number | undefined };

/** The medians of the runs, each figure by itself. */
export function mediansOf(runs: readonly Run[]): Omit<Row, 'name' | 'batch'> {
  const median = (pick: (run: Run) => number): number => quantile(runs.map(pick), 0.5);
  return {
    loadMs: median(({ loadMs }) => loadMs),
    firstMs: median(({ firstMs }) => firstMs),
    cpuUs: median(({ cpuUs }) => cpuUs),
    elapsedUs: median(({ elapsedUs }) => elapsedUs),
    peakMiB: median(({ peakMiB }) => peakMiB),
    bytes: runs.every(({ bytes }) => bytes !== undefined) ? median(({ bytes }) => bytes ?? NaN) : undefined,
  };
}

export const headings = ['', 'batch', 'events/s/core', 'CPU us', 'of kafkajs', 'events/s', 'MiB', 'bytes'];

/** Returns the cells of each row. `of kafkajs` is its speed by CPU time, compared with bare kafkajs at the same batch size. */
export function cellsOf(rows: readonly Row[], kafkajs: string): string[][] {
  return rows.map((row) => {
    const floor = rows.find(({ name, batch }) => name === kafkajs && batch === row.batch);
    return [
      row.name,
      String(row.batch),
      (1e6 / row.cpuUs).toFixed(0),
      row.cpuUs.toFixed(1),
      floor ? (floor.cpuUs / row.cpuUs).toFixed(2) : '',
      (1e6 / row.elapsedUs).toFixed(0),
      row.peakMiB.toFixed(0),
      row.bytes?.toFixed(0) ?? '',
    ];
  });
}

export const coldHeadings = ['', 'load', 'first', 'cold', 'x kafkajs'];

/** The cells of what a cold start takes. */
export function coldCellsOf(rows: readonly Row[], kafkajs: string): string[][] {
  const floor = rows.find(({ name }) => name === kafkajs);
  return rows.map(({ name, loadMs, firstMs }) => {
    const coldMs = loadMs + firstMs;
    const ratio = floor ? (coldMs / (floor.loadMs + floor.firstMs)).toFixed(2) : '';
    return [name, loadMs.toFixed(1), firstMs.toFixed(1), coldMs.toFixed(1), ratio];
  });
}
