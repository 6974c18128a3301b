import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quantile } from '../quantile.ts';
import type { Account, InvalidAccount } from './measures/account.ts';
import type { DrainFigures } from './measures/drain.ts';
import type { InvalidFigures } from './measures/invalid.ts';
import type { KafkaHalf } from './measures/kafka-half.ts';

/** Counts and times of the valid messages of one peer in one run. */
export interface RunFigures {
  readonly peer: string;
  readonly sent: number;
  readonly lost: number;
  readonly duplicated: number;
  /** In the dead-letter queue, although they are valid. */
  readonly deadLettered: number;
  /** Still in the queue at the end of the run. */
  readonly waiting: number;
  /** Milliseconds from the queue to the topic. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
}

export interface CalmFigures extends RunFigures {
  readonly eventsPerSecond: number;
  readonly cpuUs: number;
  readonly peakMiB: number;
}

/** Figures of one run of the benchmark. */
export interface PeersFigures {
  /** Events per second that the queue server and the poller of the benchmark reach without Kafka. */
  readonly queueLimit: number;
  readonly calm: readonly CalmFigures[];
  readonly faults: readonly (RunFigures & { readonly fault: string })[];
  readonly invalid: readonly (RunFigures & {
    /** Valid messages that took longer than two seconds. */
    readonly delayed: number;
    readonly kinds: Readonly<Record<string, InvalidAccount>>;
  })[];
  readonly kafkaHalves: readonly KafkaHalf[];
  readonly settings: readonly { readonly peer: string; readonly lines: readonly string[] }[];
}

/** Milliseconds after which a valid message counts as delayed: a multiple of the slowest of a calm run. */
export const delayedAfterMs = 2000;

const file = join(import.meta.dirname, 'figures.json');

/** Reads the figures of the last run that was stored. The tables of the page are generated from them. */
export const readPeersFigures = (): PeersFigures => JSON.parse(readFileSync(file, 'utf8')) as PeersFigures;

/** Stores the figures of a run. */
export async function writePeersFigures(figures: PeersFigures): Promise<void> {
  // Loaded here, because generated pages read the figures without it.
  const { format, resolveConfig } = await import('prettier');
  await writeFile(file, await format(JSON.stringify(figures), { ...(await resolveConfig(file)), filepath: file }));
}

/** The figures of an account; times are 0 if nothing was delivered. */
export function runFigures(peer: string, account: Account): RunFigures {
  const { sent, lost, duplicated, deadLettered, waiting, lagsMs } = account;
  const lag = (share: number): number => (lagsMs.length > 0 ? quantile(lagsMs, share) : 0);
  return {
    peer,
    sent,
    lost,
    duplicated,
    deadLettered,
    waiting,
    p50Ms: lag(0.5),
    p99Ms: lag(0.99),
    slowestMs: lag(1),
  };
}

/** The counts of both calm runs together; the times are those of the steady one. */
export function calmFigures(peer: string, drained: DrainFigures, steady: Account): CalmFigures {
  const { account, eventsPerSecond, cpuUs, peakMiB } = drained;
  const figures = runFigures(peer, steady);
  return {
    ...figures,
    sent: figures.sent + account.sent,
    lost: figures.lost + account.lost,
    duplicated: figures.duplicated + account.duplicated,
    deadLettered: figures.deadLettered + account.deadLettered,
    waiting: figures.waiting + account.waiting,
    eventsPerSecond: Math.round(eventsPerSecond),
    cpuUs: Number(cpuUs.toFixed(1)),
    peakMiB: Math.round(peakMiB),
  };
}

/** The figures of valid and invalid messages of one peer. */
export const invalidFigures = (
  peer: string,
  { account, invalid }: InvalidFigures,
): PeersFigures['invalid'][number] => ({
  ...runFigures(peer, account),
  delayed: account.lagsMs.filter((lagMs) => lagMs > delayedAfterMs).length,
  kinds: invalid,
});
