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

export const goalHeadings = ['goal', 'measured', 'wanted', 'reached'];

const atLeast = (what: string, measured: number, wanted: number): string[] =>
  line(what, measured, '>=', wanted, measured >= wanted);

const atMost = (what: string, measured: number, wanted: number): string[] =>
  line(what, measured, '<=', wanted, measured <= wanted);

const line = (what: string, measured: number, sign: string, wanted: number, isReached: boolean): string[] => [
  what,
  apart(measured, wanted),
  `${sign} ${wanted}`,
  isReached ? 'yes' : 'no',
];

/** Returns a figure with enough digits to differ from the wanted one: 0.849 where 0.85 is wanted, not 0.85. */
function apart(measured: number, wanted: number): string {
  for (let digits = measured < 10 ? 2 : 0; digits <= 12; digits++)
    if (Number(measured.toFixed(digits)) !== wanted) return measured.toFixed(digits);
  return String(measured);
}

function found(rows: readonly Row[], isIt: (row: Row) => boolean): Row {
  const row = rows.find(isIt);
  if (!row) throw new Error('A variant that a goal is about was not measured.');
  return row;
}
