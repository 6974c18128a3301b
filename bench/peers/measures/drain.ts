import { peakMiB } from '../../trigger/process-figures.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import type { Peer, RunningPeer } from '../peer.ts';
import { startPoller } from '../lambda/poller.ts';
import { accountOf, type Account } from './account.ts';
import { openPlace, recordsIn, remainsOf, settle, type Ground } from './ground.ts';
import { fillQueue } from './load.ts';
import { validMessages } from './messages.ts';
import { processCpuMs } from './process-cpu.ts';

/** Figures of a peer that empties a full queue. */
export interface DrainFigures {
  readonly eventsPerSecond: number;
  /** Microseconds of CPU time per event, user and system, of all its processes. */
  readonly cpuUs: number;
  /** Most memory that its processes ever had, together. */
  readonly peakMiB: number;
  readonly account: Account;
}

interface DrainSettings {
  readonly events: number;
  /** Events before the figures begin: the compiler has not seen the code often enough. */
  readonly warmUp: number;
}

const batch = 100;
const withinMs = 120_000;

/** Fills a queue, starts the peer, and takes the figures after the warm-up until the last event is in the topic. */
export async function drain(ground: Ground, peer: Peer, { events, warmUp }: DrainSettings): Promise<DrainFigures> {
  const place = await openPlace(ground, peer, { run: 'drain', batch });
  const sent = await fillQueue(ground.calls, place.queueUrl, validMessages(warmUp + events));
  const running = await peer.start(place);
  try {
    const begin = await reached(ground, place.topic, warmUp, running);
    const end = await reached(ground, place.topic, warmUp + events, running);
    await settle(ground, place.queueUrl, withinMs);
    const count = end.records - begin.records;
    return {
      eventsPerSecond: (count * 1000) / (end.atMs - begin.atMs),
      cpuUs: ((end.cpuMs - begin.cpuMs) * 1000) / count,
      peakMiB: end.peakMiB,
      account: accountOf(sent, await remainsOf(ground, place)),
    };
  } finally {
    await running.stop();
  }
}

/** Waits for so many records, and reads the clocks. */
async function reached(ground: Ground, topic: string, wanted: number, running: RunningPeer) {
  const records = await waitFor(
    async () => {
      const count = await recordsIn(ground, topic);
      return count >= wanted && count;
    },
    { what: `${wanted} records in "${topic}"`, timeoutMs: withinMs, intervalMs: 20 },
  );
  const atMs = performance.now();
  const pids = running.pids();
  const [cpuMs, peaksMiB] = await Promise.all([Promise.all(pids.map(processCpuMs)), Promise.all(pids.map(peakMiB))]);
  return { records, atMs, cpuMs: sum(cpuMs), peakMiB: sum(peaksMiB) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Events per second of the queue server with the poller of the benchmark, which receives and deletes them only. */
export async function queueLimit(ground: Ground, events: number): Promise<number> {
  const { queueUrl } = await openPlace(ground, { name: 'queue only' }, { run: 'drain', batch });
  await fillQueue(ground.calls, queueUrl, validMessages(events));
  const nothing = { invoke: () => Promise.resolve({ batchItemFailures: [] }) };
  const begin = performance.now();
  const poller = startPoller({ calls: ground.calls, queueUrl, batch, environments: [nothing, nothing] });
  const isEmpty = async (): Promise<boolean> => (await ground.calls.count(queueUrl)) === 0;
  await waitFor(isEmpty, { what: 'the queue to be empty', timeoutMs: withinMs, intervalMs: 20 });
  const tookMs = performance.now() - begin;
  await poller.stop();
  return (events * 1000) / tookMs;
}
