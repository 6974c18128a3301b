import { atLeast, atMost } from '../goal.ts';
import type { Row } from './figures.ts';
import { names } from './variants.ts';

/** The cells of what the forwarder has to reach: what, measured, wanted, whether. `cold` has a row for each name. */
export function goalsOf(rows: readonly Row[], cold: readonly Row[]): string[][] {
  const at = (name: string, batch: number): Row => found(rows, (row) => row.name === name && row.batch === batch);
  const coldMs = (name: string): number => {
    const { loadMs, firstMs } = found(cold, (row) => row.name === name);
    return loadMs + firstMs;
  };
  const speed = (batch: number): number => at(names.kafkajs, batch).cpuUs / at(names.ours, batch).cpuUs;
  const saved = at(names.perEventTls, 1).cpuUs / at(names.ours, 100).cpuUs;
  return [
    atLeast('of the speed of bare kafkajs, batches of 100', speed(100), 0.85),
    atLeast('of the speed of bare kafkajs, batches of 1000', speed(1000), 0.85),
    atLeast('times less CPU time (without TLS) than a connection per event with TLS', saved, 100),
    atMost('MiB at batches of 1000', at(names.ours, 1000).peakMiB, 256),
    atMost('of the cold start of bare kafkajs', coldMs(names.ours) / coldMs(names.kafkajs), 1.3),
  ];
}

function found(rows: readonly Row[], isIt: (row: Row) => boolean): Row {
  const row = rows.find(isIt);
  if (!row) throw new Error('A variant that a goal is about was not measured.');
  return row;
}
