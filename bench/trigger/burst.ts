import { quantile } from '../quantile.ts';
import { seededRandom } from '../seeded-random.ts';
import type { ColdStart } from './measure.ts';
import type { Times } from './invocations.ts';

/** Logins of a burst. */
export const burstLogins = 200;

/** When the logins of a burst come: each at a random moment within so many milliseconds. */
export const arrivals = [
  { name: 'at once', withinMs: 0 },
  { name: 'within 1 s', withinMs: 1_000 },
  { name: 'within 10 s', withinMs: 10_000 },
] as const;

/** The measured environments of a trigger function, from which a burst draws. */
export interface MeasuredTimes {
  readonly cold: readonly ColdStart[];
  readonly warm: readonly Times[];
}

/** What a burst comes to. */
export interface Burst {
  /** Milliseconds that 99 of 100 logins wait at most, the initialization of their environment included. */
  readonly p99Ms: number;
  readonly environments: number;
}

/**
 * Computes a burst of logins that finds no environment. Lambda starts one for each login that finds none idle, and this
 * login waits for its initialization. An environment is idle again when its runtime and its extension ask for the next
 * event. Left out is the time in which AWS prepares an environment before its process starts. `arrivalsMs` is sorted.
 */
export function burst({ cold, warm }: MeasuredTimes, arrivalsMs: readonly number[], random: () => number): Burst {
  const draw = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('A burst cannot be computed: no environment was measured.');
    return item;
  };
  const idleAt: number[] = [];
  const waits = arrivalsMs.map((now) => {
    const idle = idleAt.findIndex((at) => at <= now);
    if (idle >= 0) {
      const { answerMs, heldMs } = draw(warm);
      idleAt[idle] = now + heldMs;
      return answerMs;
    }
    const { initMs, first } = draw(cold);
    idleAt.push(now + initMs + first.heldMs);
    return initMs + first.answerMs;
  });
  return { p99Ms: quantile(waits, 0.99), environments: idleAt.length };
}

const repetitions = 21;

/** The medians of many bursts with the same arrivals for each trigger function. */
export function typicalBurst(times: MeasuredTimes, withinMs: number): Burst {
  const bursts = Array.from({ length: repetitions }, (_, seed) => {
    const random = seededRandom(seed);
    const arrivalsMs = Array.from({ length: burstLogins }, () => random() * withinMs).sort((one, other) => one - other);
    return burst(times, arrivalsMs, random);
  });
  return {
    p99Ms: quantile(
      bursts.map(({ p99Ms }) => p99Ms),
      0.5,
    ),
    environments: quantile(
      bursts.map(({ environments }) => environments),
      0.5,
    ),
  };
}
