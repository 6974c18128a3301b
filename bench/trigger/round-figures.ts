import { quantile } from '../quantile.ts';
import type { Measured } from './measure.ts';

/** Figures of a trigger function. Times are milliseconds, those after `40 ms` of logins that find the environment idle for so long. */
export const measures = [
  /** From the start of the process until it asks for its first event. */
  'initMs',
  /** Response of the first login, without the initialization. */
  'firstMs',
  /** Initialization and first response. */
  'coldMs',
  /** Time for which the first login holds the environment, without the initialization. */
  'firstHeldMs',
  /** Response after 40 ms. */
  'warmMs',
  'warmP99Ms',
  /** Response after 25 ms. */
  'warmAfter25Ms',
  /** Time for which a login holds the environment, after 40 ms. */
  'heldMs',
  /** The average that Lambda bills for it: each login is rounded up to a millisecond. */
  'billedMs',
  /** CPU time of a login, of all threads. */
  'cpuMs',
  /** Logins per second of one environment, each as soon as it is idle. */
  'perSecond',
  'peakMiB',
] as const;

export type Measure = (typeof measures)[number];

/** Figures of one round: medians over the environments and logins of the round. */
export type RoundFigures = Readonly<Record<Measure, number>>;

/** Returns the figures of a round. Throws without an environment that was used again. */
export function figuresOf(environments: readonly Measured[]): RoundFigures {
  const warm = environments.flatMap((one) => one.warm ?? []);
  const after40Ms = warm.flatMap((run) => run.after40Ms);
  const after25Ms = warm.flatMap((run) => run.after25Ms);
  const answers = after40Ms.map(({ answerMs }) => answerMs);
  const cold = environments.map((one) => one.cold);
  return {
    initMs: median(cold.map(({ initMs }) => initMs)),
    firstMs: median(cold.map(({ first }) => first.answerMs)),
    coldMs: median(cold.map(({ initMs, first }) => initMs + first.answerMs)),
    firstHeldMs: median(cold.map(({ first }) => first.heldMs)),
    warmMs: median(answers),
    warmP99Ms: quantile(answers, 0.99),
    warmAfter25Ms: median(after25Ms.map(({ answerMs }) => answerMs)),
    heldMs: median(after40Ms.map(({ heldMs }) => heldMs)),
    billedMs: after40Ms.reduce((sum, { heldMs }) => sum + Math.ceil(heldMs), 0) / after40Ms.length,
    cpuMs: median(warm.map((run) => run.cpuMs)),
    perSecond: median(warm.map((run) => run.perSecond)),
    peakMiB: median(warm.map((run) => run.peakMiB)),
  };
}

/** The median over the rounds. */
export const medianOf = (rounds: readonly RoundFigures[], measure: Measure): number =>
  median(rounds.map((figures) => figures[measure]));

/** The median of the ratios to the peer in the same round: a cause that slows a whole round down does not change it. */
export const ratioOf = (rounds: readonly RoundFigures[], peer: readonly RoundFigures[], measure: Measure): number =>
  median(rounds.map((figures, round) => figures[measure] / (peer[round]?.[measure] ?? NaN)));

const median = (values: readonly number[]): number => quantile(values, 0.5);
