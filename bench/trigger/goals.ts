import { atLeast, atMost } from '../goal.ts';
import { arrivals } from './burst.ts';
import { names, type VariantName } from './names.ts';
import type { Measure } from './round-figures.ts';
import { variantIn, type SizeFigures, type VariantFigures } from './size-figures.ts';

/** Largest difference of the empty handler to itself with which a ratio counts. */
const maxError = 0.05;

/** A goal of the trigger function, for each memory size. */
interface Goal {
  readonly what: string;
  /** Measures of the empty handler that must be the same in both of its rows. */
  readonly reliesOn: readonly Measure[];
  /** Memory sizes in MiB. @default - all */
  readonly at?: readonly number[];
  /** The variant that the goal is about. @default - this project, after the response */
  readonly of?: VariantName;
  readonly cells: (what: string, figures: VariantFigures, plainSdk: VariantFigures) => string[];
}

const sdk = 'x the plain SDK handler';
const untraced = 'x without tracing';

const goals: readonly Goal[] = [
  {
    what: 'response after 40 ms idle, x the empty handler',
    reliesOn: ['warmMs'],
    cells: (what, { toFloor }) => atMost(what, toFloor.warmMs, 1.15),
  },
  {
    what: 'response at a cold start, x the empty handler',
    reliesOn: ['coldMs'],
    cells: (what, { toFloor }) => atMost(what, toFloor.coldMs, 1.1),
  },
  {
    what: `environment held by the first login, ${sdk}`,
    reliesOn: ['coldMs'],
    cells: (what, { toPlainSdk }) => atMost(what, toPlainSdk.firstHeldMs, 1),
  },
  {
    what: `environment held by a warm login, ${sdk}`,
    reliesOn: ['heldMs'],
    cells: (what, { toPlainSdk }) => atMost(what, toPlainSdk.heldMs, 0.8),
  },
  {
    what: `CPU time of a login, ${sdk}`,
    reliesOn: ['cpuMs'],
    cells: (what, { toPlainSdk }) => atMost(what, toPlainSdk.cpuMs, 0.7),
  },
  {
    what: `logins per second of an environment, ${sdk}`,
    reliesOn: ['perSecond'],
    at: [256],
    cells: (what, { toPlainSdk }) => atLeast(what, toPlainSdk.perSecond, 1.3),
  },
  {
    what: `response after 40 ms idle, with tracing, ${untraced}`,
    reliesOn: ['warmMs'],
    of: names.traced,
    cells: (what, { toProject }) => atMost(what, toProject.warmMs, 1.05),
  },
  {
    what: `response at a cold start, with tracing, ${untraced}`,
    reliesOn: ['coldMs'],
    of: names.traced,
    cells: (what, { toProject }) => atMost(what, toProject.coldMs, 1.05),
  },
  ...arrivals.flatMap(({ name }, index): Goal[] => [
    {
      what: `burst ${name}: p99 of the response, ${sdk}`,
      reliesOn: ['coldMs', 'warmMs'],
      cells: (what, project, plainSdk) =>
        atMost(
          what,
          ratio(project, plainSdk, ({ bursts }) => bursts[index]?.p99Ms),
          0.5,
        ),
    },
    {
      what: `burst ${name}: environments started, ${sdk}`,
      reliesOn: ['coldMs', 'heldMs'],
      cells: (what, project, plainSdk) =>
        atMost(
          what,
          ratio(project, plainSdk, ({ bursts }) => bursts[index]?.environments),
          1,
        ),
    },
  ]),
];

const ratio = (
  project: VariantFigures,
  plainSdk: VariantFigures,
  pick: (figures: VariantFigures) => number | undefined,
): number => (pick(project) ?? NaN) / (pick(plainSdk) ?? NaN);

/** The cells of each goal at a memory size: goal, measured, wanted, and whether it is reached or why it does not count. */
export function goalsOf(size: SizeFigures): string[][] {
  const plainSdk = variantIn(size, names.plainSdk);
  const measuredNames = size.variants.map(({ name }) => name);
  const applying = goals.filter(
    ({ at, of = names.afterResponse }) => (!at || at.includes(size.memoryMiB)) && measuredNames.includes(of),
  );
  return applying.map(({ what, reliesOn, of = names.afterResponse, cells }) => {
    const [goal = '', measured = '', wanted = '', reached = ''] = cells(what, variantIn(size, of), plainSdk);
    const isCounted = reliesOn.every((measure) => Math.abs(errorOf(size, measure)) <= maxError);
    return [goal, measured, wanted, isCounted ? reached : `does not count (${reached})`];
  });
}

/** Difference of the empty handler to itself, as a share of it: 0.02 if its second row is 2 % above the first. */
export const errorOf = (size: SizeFigures, measure: Measure): number => floorAgain(size).toFloor[measure] - 1;

const floorAgain = (size: SizeFigures): VariantFigures => variantIn(size, names.floorAgain satisfies VariantName);

/** Measures on which a goal relies. */
export const measuresOfGoals: readonly Measure[] = [...new Set(goals.flatMap(({ reliesOn }) => reliesOn))];

/** Whether the empty handler differs from itself by at most 5 % in each measure on which a goal relies. */
export const isTrustworthy = (size: SizeFigures): boolean =>
  measuresOfGoals.every((measure) => Math.abs(errorOf(size, measure)) <= maxError);
