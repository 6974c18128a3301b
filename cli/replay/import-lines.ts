import { inSqsBatches } from '../../forwarder/in-sqs-batches.ts';
import type { Place } from './options.ts';
import type { Deliver } from './queue/destination.ts';
import type { QueuePlace } from './queue/find-queues.ts';
import { bytesOf, type Letter } from './queue/letter.ts';
import { pacer } from './queue/pacer.ts';
import { readLetter, type ReadLetter } from './queue/read-letter.ts';
import { tally } from './queue/tally.ts';
import { readLine } from './read-line.ts';
import { routeFrom, type NoRoute, type Route, type To } from './route.ts';

export interface Import {
  readonly place: Place;
  /** The queue for every message; undefined for the one that each came from. */
  readonly only: QueuePlace | undefined;
  /** Where the events are sent instead. */
  readonly to: To | undefined;
  readonly yes: boolean;
  readonly signal: AbortSignal;
  /** Letters a second; undefined for as fast as it goes. */
  readonly perSecond: number | undefined;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Told of lines that are done with. */
  readonly advance: (count: number) => void;
}

/** What became of the lines. */
export interface ImportReport {
  readonly lines: number;
  /** Lines that hold nothing for us. */
  readonly others: number;
  /** By the words of where they went, or would go. */
  readonly went: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
  /** Numbers of the lines that are cut off, from 1. */
  readonly broken: readonly number[];
}

/** Letters in our hands at a time: twelve calls. */
const atATime = 120;

/** Brings the letters and events of lines to where they belong, in the order of the lines but for those of one call. */
export async function importLines(lines: AsyncIterable<string>, options: Import): Promise<ImportReport> {
  const [went, refused] = [tally(), tally()];
  const broken: number[] = [];
  const routes = routesOf(options);
  const pass = options.perSecond === undefined ? undefined : pacer({ ...options, perSecond: options.perSecond });
  // Letters of a call: with a rate, what goes at once is at most what goes in a second.
  const perCall = options.perSecond === undefined ? atATime : Math.min(10, options.perSecond);
  const deliver = async (route: Route, letters: readonly ReadLetter[]): Promise<void> => {
    for (let next = 0; next < letters.length; next += perCall) {
      const some = letters.slice(next, next + perCall);
      await pass?.(some.length);
      const codes = options.signal.aborted ? some.map(() => 'interrupted before it went') : await route.deliver(some);
      for (const code of codes)
        if (code === undefined) went.add(route.words);
        else refused.add(code);
      options.advance(some.length);
    }
  };
  const waiting = new Map<Way, Letter[]>();
  let [count, others, held] = [0, 0, 0];
  const flush = async (): Promise<void> => {
    for (const [way, letters] of waiting) await settle(way, letters);
    waiting.clear();
    held = 0;
  };
  const settle = async ({ route, holds }: Way, letters: readonly Letter[]): Promise<void> => {
    if ('blocked' in route) {
      refused.add(route.blocked, letters.length);
      options.advance(letters.length);
      return;
    }
    const read = letters.map((letter) => readLetter(letter, holds));
    const isFit = read.map(({ standing }) => !route.isChecked || standing === 'sound' || standing === 'record');
    refused.add('it would fail again, or is not ours', isFit.filter((fit) => !fit).length);
    const fit = read.filter((_letter, index) => isFit[index]);
    options.advance(read.length - fit.length);
    if (options.yes) await deliver(route, fit);
    else went.add(route.words, fit.length);
  };
  for await (const line of lines) {
    count += 1;
    const found = readLine(line);
    if (found === 'other') others += 1;
    else if (found === 'broken') broken.push(count);
    else {
      const way = 'letter' in found ? routes.of(found.queue) : routes.ofLog;
      const letter = 'letter' in found ? found.letter : found.unpublished;
      waiting.set(way, [...(waiting.get(way) ?? []), letter]);
      held += 1;
    }
    if (typeof found === 'string') options.advance(1);
    if (held >= atATime) await flush();
    if (options.signal.aborted) break;
  }
  await flush();
  return { lines: count, others, went: filled(went.entries()), refused: filled(refused.entries()), broken };
}

const filled = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

interface Way {
  /** `isChecked`: what would fail again does not go. */
  readonly route: (Route & { readonly isChecked: boolean }) | NoRoute;
  readonly holds: QueuePlace['holds'];
}

const log: QueuePlace = { name: 'the log', url: '', holds: 'event', replaysTo: 'bus', isLive: false };

function routesOf({ place, only, to }: Import) {
  const known = new Map<string, Way>();
  const send = (from: QueuePlace): Way => {
    const route = routeFrom(from, place, to);
    return { holds: from.holds, route: 'blocked' in route ? route : { ...route, isChecked: true } };
  };
  const find = (name: string): Way => {
    const from = only ?? place.allQueues.find((queue) => queue.name === name);
    if (!from) return { holds: 'event', route: { blocked: `the stack has no queue ${name}: name one with --queue` } };
    if (to !== undefined) return send(from);
    const deliver: Deliver = (letters) =>
      inSqsBatches(
        letters.map(({ letter }) => letter),
        bytesOf,
        (batch) => place.aws.queue.send(from.url, batch),
      );
    return { holds: from.holds, route: { words: from.name, deliver, isChecked: false } };
  };
  return {
    ofLog: send(log),
    of: (name: string): Way => {
      const way = known.get(name) ?? find(name);
      known.set(name, way);
      return way;
    },
  };
}
