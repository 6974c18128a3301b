import { markdownTable } from '../../platform/markdown-table.ts';
import { figuresTable } from '../../cli/plain-table.ts';
import type { PeersFigures, RunFigures } from './figures.ts';
import { goalRows } from './goals.ts';
import { invalidKinds, type InvalidAccount } from './measures/account.ts';

interface FiguresTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Names of the tables; those of the page's sections begin with `peers-`. */
export type TableName = 'calm' | 'faults' | 'invalid' | 'kafka-half' | 'goals' | 'settings';

/** Every table of a run by name. */
export function peersTables(figures: PeersFigures): Readonly<Record<TableName, FiguresTable>> {
  return {
    calm: {
      title: `Calm runs. The queue server reaches ${figures.queueLimit} events/s without Kafka`,
      headings: ['', 'events/s', 'CPU µs per event', 'MiB', 'p50', 'p99', 'events', 'lost', 'duplicated'],
      rows: figures.calm.map(({ peer, eventsPerSecond, cpuUs, peakMiB, p50Ms, p99Ms, sent, lost, duplicated }) => [
        peer,
        String(eventsPerSecond),
        cpuUs.toFixed(0),
        String(peakMiB),
        milliseconds(p50Ms),
        milliseconds(p99Ms),
        ...[sent, lost, duplicated].map(String),
      ]),
    },
    faults: {
      title: 'Under faults',
      headings: ['', 'events', 'lost', 'duplicated', 'dead-lettered', 'waiting', 'p50', 'p99', 'slowest'],
      rows: figures.faults.map(({ fault, ...run }) => [`${fault}: ${run.peer}`, ...countCells(run), ...timeCells(run)]),
    },
    invalid: {
      title: 'Invalid messages among valid ones',
      headings: ['', ...invalidKinds.map((kind) => `\`${kind}\``), 'valid', 'lost', 'duplicated', 'delayed', 'slowest'],
      rows: figures.invalid.map(({ peer, kinds, sent, lost, duplicated, delayed, slowestMs }) => [
        peer,
        ...invalidKinds.map((kind) => fate(kinds[kind])),
        ...[sent, lost, duplicated, delayed].map(String),
        milliseconds(slowestMs),
      ]),
    },
    'kafka-half': {
      title: 'Without receiving and deleting, batches of 100',
      headings: ['', 'compression', 'CPU µs per event'],
      rows: figures.kafkaHalves.map(({ name, compression, cpuUs }) => [name, compression, cpuUs.toFixed(1)]),
    },
    goals: {
      title: 'Goals',
      headings: ['goal', 'measured', 'wanted', 'reached'],
      rows: goalRows(figures),
    },
    settings: {
      title: 'Settings',
      headings: ['', 'settings'],
      rows: figures.settings.map(({ peer, lines }) => [peer, lines.join('; ')]),
    },
  };
}

/** Returns every table as text for a terminal. */
export const printedTables = (figures: PeersFigures): string =>
  Object.entries(peersTables(figures))
    .map(([name, { title, headings, rows }]) =>
      // A table of long texts would be wider than any terminal.
      name === 'settings'
        ? [title, ...rows.map(([peer, text]) => `  ${peer}: ${text}`)].join('\n')
        : `${title}\n${figuresTable(headings, rows)}`,
    )
    .join('\n\n');

/** Returns every table in Markdown, by the name of its section. */
export const peersSections = (figures: PeersFigures): Record<string, string> => ({
  'peers-queue-limit': String(figures.queueLimit),
  ...Object.fromEntries(
    Object.entries(peersTables(figures)).map(([name, { headings, rows }]) => [
      `peers-${name}`,
      markdownTable(headings, rows, name === 'settings' ? 'text' : 'figures'),
    ]),
  ),
});

const countCells = ({ sent, lost, duplicated, deadLettered, waiting }: RunFigures): string[] =>
  [sent, lost, duplicated, deadLettered, waiting].map(String);

const timeCells = ({ p50Ms, p99Ms, slowestMs }: RunFigures): string[] => [p50Ms, p99Ms, slowestMs].map(milliseconds);

const milliseconds = (value: number): string => (value < 10_000 ? `${value} ms` : `${(value / 1000).toFixed(1)} s`);

/** Where the messages of a kind are. Messages of one kind have usually one fate. */
function fate(account: InvalidAccount | undefined): string {
  if (!account) return '';
  const { sent, inTopic, withReason, withoutReason, elsewhere } = account;
  const parts = [
    [withReason, 'DLQ, reason'],
    [withoutReason, 'DLQ, no reason'],
    [inTopic, 'in the topic'],
    [elsewhere, 'still retried'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  return told.map(([count, where]) => (count === sent ? where : `${count} of ${sent} ${where}`)).join(', ');
}
