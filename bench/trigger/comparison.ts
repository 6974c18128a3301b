import { figuresTable } from '../../cli/plain-table.ts';
import { arrivals } from './burst.ts';
import { errorOf, goalsOf, isTrustworthy, measuresOfGoals } from './goals.ts';
import { goalHeadings } from '../goal.ts';
import { names } from './names.ts';
import type { Measure } from './round-figures.ts';
import { variantIn, type SizeFigures, type VariantFigures } from './size-figures.ts';

/** The tables of a memory size, as they are printed. */
export const comparison = (size: SizeFigures): string =>
  [responses(size), environments(size), bursts(size), errors(size), figuresTable(goalHeadings, goalsOf(size))].join(
    '\n\n',
  );

/** How long Cognito waits. */
function responses(size: SizeFigures): string {
  const floor = variantIn(size, names.floor).medians;
  return figuresTable(
    ['response', 'init net', 'first', 'cold', 'x empty', '40 ms idle', 'x empty', 'p99', '25 ms idle', 'x empty', 'kB'],
    size.variants.map(({ name, medians, toFloor, bytes }) => [
      name,
      (medians.initMs - floor.initMs).toFixed(1),
      medians.firstMs.toFixed(1),
      medians.coldMs.toFixed(0),
      toFloor.coldMs.toFixed(3),
      medians.warmMs.toFixed(2),
      toFloor.warmMs.toFixed(3),
      medians.warmP99Ms.toFixed(1),
      medians.warmAfter25Ms.toFixed(2),
      toFloor.warmAfter25Ms.toFixed(3),
      (bytes / 1000).toFixed(1),
    ]),
  );
}

/** What a login costs. */
function environments(size: SizeFigures): string {
  const cells = ({ medians, toPlainSdk }: VariantFigures, measure: Measure, digits: number): string[] => [
    medians[measure].toFixed(digits),
    toPlainSdk[measure].toFixed(3),
  ];
  return figuresTable(
    ['environment', 'first held', 'x SDK', 'held', 'x SDK', 'CPU', 'x SDK', 'logins/s', 'x SDK', 'MiB'],
    size.variants.map((variant) => [
      variant.name,
      ...cells(variant, 'firstHeldMs', 0),
      ...cells(variant, 'heldMs', 1),
      ...cells(variant, 'cpuMs', 2),
      ...cells(variant, 'perSecond', 1),
      variant.medians.peakMiB.toFixed(0),
    ]),
  );
}

function bursts(size: SizeFigures): string {
  return figuresTable(
    ['burst of 200', ...arrivals.flatMap(({ name }) => [`${name}: p99`, 'environments'])],
    size.variants.map(({ name, bursts: all }) => [
      name,
      ...all.flatMap(({ p99Ms, environments: started }) => [p99Ms.toFixed(0), String(started)]),
    ]),
  );
}

/** The empty handler against itself. */
function errors(size: SizeFigures): string {
  const each = measuresOfGoals.map((measure) => `${measure} ${signed(errorOf(size, measure))}`).join(', ');
  const verdict = isTrustworthy(size) ? 'within 5 %: each goal counts' : 'more than 5 %: some goals do not count';
  return `The empty handler differs from itself by ${each}; ${verdict}.`;
}

const signed = (share: number): string => `${share < 0 ? '-' : '+'}${(Math.abs(share) * 100).toFixed(1)} %`;
