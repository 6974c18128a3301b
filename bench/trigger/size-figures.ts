import { arrivals, typicalBurst, type Burst } from './burst.ts';
import type { Measured } from './measure.ts';
import { names, type VariantName } from './names.ts';
import { figuresOf, medianOf, ratioOf, measures, type Measure, type RoundFigures } from './round-figures.ts';
import type { Variant } from './variants.ts';

/** A variant with its environments, by round. */
export interface Measurements {
  readonly variant: Pick<Variant, 'name' | 'isProject' | 'bytes'>;
  readonly rounds: readonly (readonly Measured[])[];
}

/** A value for each measure. */
export type ByMeasure = Readonly<Record<Measure, number>>;

/** Figures of a trigger function at one memory size. */
export interface VariantFigures {
  readonly name: VariantName;
  readonly isProject: boolean;
  /** Bytes that are loaded before the first response. */
  readonly bytes: number;
  /** Medians of the rounds. */
  readonly medians: ByMeasure;
  /** Medians of the ratios to the empty handler in the same round. */
  readonly toFloor: ByMeasure;
  /** Medians of the ratios to the plain SDK handler in the same round. */
  readonly toPlainSdk: ByMeasure;
  /** Medians of the ratios to this project, after the response, in the same round. */
  readonly toProject: ByMeasure;
  /** A computed burst for each of the arrivals, in their order. */
  readonly bursts: readonly Burst[];
}

/** All figures of one memory size. */
export interface SizeFigures {
  readonly memoryMiB: number;
  readonly rounds: number;
  readonly variants: readonly VariantFigures[];
}

/** Computes the figures of a memory size. Throws if a variant is missing with which others are compared. */
export function sizeFigures(memoryMiB: number, measurements: readonly Measurements[]): SizeFigures {
  const figures = measurements.map(({ variant, rounds }) => ({
    variant,
    environments: rounds.flat(),
    rounds: rounds.map(figuresOf),
  }));
  const roundsOf = (name: VariantName): readonly RoundFigures[] => {
    const found = figures.find(({ variant }) => variant.name === name);
    if (!found) throw new Error(`The comparison needs the variant "${name}".`);
    return found.rounds;
  };
  const floor = roundsOf(names.floor);
  const plainSdk = roundsOf(names.plainSdk);
  const project = roundsOf(names.afterResponse);
  return {
    memoryMiB,
    rounds: floor.length,
    variants: figures.map(({ variant: { name, isProject, bytes }, environments, rounds }) => {
      const times = {
        cold: environments.map((one) => one.cold),
        warm: environments.flatMap((one) => one.warm?.after40Ms ?? []),
      };
      return {
        name,
        isProject,
        bytes,
        medians: byMeasure((measure) => medianOf(rounds, measure)),
        toFloor: byMeasure((measure) => ratioOf(rounds, floor, measure)),
        toPlainSdk: byMeasure((measure) => ratioOf(rounds, plainSdk, measure)),
        toProject: byMeasure((measure) => ratioOf(rounds, project, measure)),
        bursts: arrivals.map(({ withinMs }) => typicalBurst(times, withinMs)),
      };
    }),
  };
}

/** Returns the figures of a trigger function. Throws if it was not measured. */
export function variantIn({ variants, memoryMiB }: SizeFigures, name: VariantName): VariantFigures {
  const variant = variants.find((one) => one.name === name);
  if (!variant) throw new Error(`There are no figures of "${name}" at ${memoryMiB} MB.`);
  return variant;
}

const byMeasure = (valueOf: (measure: Measure) => number): ByMeasure =>
  Object.fromEntries(measures.map((measure) => [measure, valueOf(measure)])) as Record<Measure, number>;
