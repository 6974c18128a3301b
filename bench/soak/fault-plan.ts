import { seededRandom } from '../seeded-random.ts';

/**
 * What can be done to the pipeline while events go through it. Brokers are ended at once (kill) or in order (stop) and
 * started again, or frozen for a while; the forwarder's processes are killed while brokers are frozen, so that they are
 * in the middle of a send; or the queue's event source takes a pause.
 */
export const faultKinds = ['kill', 'stop', 'freeze', 'kill-forwarder', 'pause-source'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Milliseconds of peace before it, counted from the end of the one before. */
  readonly afterMs: number;
  /** Milliseconds it lasts; a broker that was ended needs its time to start on top. */
  readonly holdMs: number;
  /** Indexes of the brokers it hits; none where only the event source pauses. */
  readonly brokers: readonly number[];
}

/** From and to, in milliseconds. */
export type Range = readonly [number, number];

export interface FaultPlanSettings {
  readonly seed: number;
  readonly kinds: readonly FaultKind[];
  /** How many brokers there are. */
  readonly brokers: number;
  readonly afterMs: Range;
  readonly holdMs: Range;
}

// With min.insync.replicas=2 on three brokers, two at once stop all writes.
const shareOfTwoAtOnce = 0.3;

/** Returns an endless plan that its settings determine. Each round has each kind once, in an order of its own. */
export function* planFaults({ seed, kinds, brokers, afterMs, holdMs }: FaultPlanSettings): Generator<Fault, never> {
  const random = seededRandom(seed);
  const randomIn = ([from, to]: Range): number => Math.round(from + random() * (to - from));
  const everyBroker = Array.from({ length: brokers }, (_, index) => index);
  for (;;) {
    for (const kind of shuffled(kinds, random)) {
      const hit = random() < shareOfTwoAtOnce ? 2 : 1;
      const chosen = shuffled(everyBroker, random).slice(0, hit);
      yield {
        kind,
        afterMs: randomIn(afterMs),
        holdMs: randomIn(holdMs),
        brokers: kind === 'pause-source' ? [] : chosen,
      };
    }
  }
}

/** A copy in random order: each item gets a number and is sorted by it. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
