import type { Measured } from '../../../bench/trigger/measure.ts';
import { names, type VariantName } from '../../../bench/trigger/names.ts';
import { sizeFigures, type Measurements, type SizeFigures } from '../../../bench/trigger/size-figures.ts';

/** What a test is about of an environment; times are milliseconds. */
export interface EnvironmentTimes {
  readonly initMs?: number;
  readonly firstMs?: number;
  readonly firstHeldMs?: number;
  readonly warmMs?: readonly number[];
  readonly warmAfter25Ms?: number;
  readonly heldMs?: readonly number[];
  readonly cpuMs?: number;
  readonly perSecond?: number;
}

/** An environment of the trigger benchmark that was used again. */
export function aMeasuredEnvironment({
  initMs = 40,
  firstMs = 10,
  firstHeldMs = 200,
  warmMs = [1],
  warmAfter25Ms = 1,
  heldMs = warmMs.map(() => 10),
  cpuMs = 2,
  perSecond = 50,
}: EnvironmentTimes = {}): Measured {
  return {
    cold: { initMs, first: { answerMs: firstMs, heldMs: firstHeldMs } },
    warm: {
      after40Ms: warmMs.map((answerMs, index) => ({ answerMs, heldMs: heldMs[index] ?? NaN })),
      after25Ms: [{ answerMs: warmAfter25Ms, heldMs: 10 }],
      perSecond,
      cpuMs,
      peakMiB: 60,
    },
  };
}

/** The rounds of a variant. */
export const measurementsOf = (
  name: VariantName,
  rounds: readonly (readonly Measured[])[] = [[aMeasuredEnvironment()]],
): Measurements => ({
  variant: { name, isProject: name === names.afterResponse || name === names.beforeResponse, bytes: 500 },
  rounds,
});

/** Figures of a memory size in which all variants are alike, but for those that are given. */
export function aSize(
  given: Partial<Record<VariantName, readonly (readonly Measured[])[]>> = {},
  memoryMiB = 256,
): SizeFigures {
  return sizeFigures(
    memoryMiB,
    Object.values(names).map((name) => measurementsOf(name, given[name])),
  );
}
