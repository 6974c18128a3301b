import { arrivals } from '../../bench/trigger/burst.ts';
import type { ChartRow } from '../../bench/trigger/chart.ts';
import { errorOf, goalsOf, measuresOfGoals } from '../../bench/trigger/goals.ts';
import type { LossAccount } from '../../bench/trigger/loss-account.ts';
import { names, type VariantName } from '../../bench/trigger/names.ts';
import type { Measure } from '../../bench/trigger/round-figures.ts';
import { variantIn, type SizeFigures, type VariantFigures } from '../../bench/trigger/size-figures.ts';
import { triggersOfLogin } from '../../contracts/quotas.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { whole } from '../cost-page/figures.ts';
import type { PageSections } from '../generated-page.ts';
import { memoryTable, provisionedTable } from './memory-table.ts';

/** The memory size of the trigger function by default, which the first tables and README show. */
export const defaultMemoryMiB = 256;

/** Returns the figures of the default memory size. Throws if they are missing. */
export function defaultSize(sizes: readonly SizeFigures[]): SizeFigures {
  const size = sizes.find(({ memoryMiB }) => memoryMiB === defaultMemoryMiB);
  if (!size) throw new Error(`There are no figures at ${defaultMemoryMiB} MB.`);
  return size;
}

/** The trigger functions that the page and the chart show: the second row of the empty handler is only a control. */
export const shownVariants = ({ variants }: SizeFigures): readonly VariantFigures[] =>
  variants.filter(({ name }) => name !== names.floorAgain);

/** Returns the rows of the chart. */
export const chartRows = (sizes: readonly SizeFigures[]): readonly ChartRow[] =>
  shownVariants(defaultSize(sizes)).map(({ name, isProject, medians: { warmMs, coldMs } }) => {
    return { name, isProject, warmMs, coldMs };
  });

/** Returns the tables of the page about login latency. */
export function latencySections(sizes: readonly SizeFigures[], loss: LossAccount): PageSections {
  const size = defaultSize(sizes);
  return {
    latency: responseTable(size),
    environment: environmentTable(size),
    goals: goalsTable(sizes),
    burst: burstTable(sizes),
    memory: memoryTable(sizes),
    provisioned: provisionedTable(sizes),
    error: errorTable(sizes),
    loss: lossTable(loss),
    rounds: String(size.rounds),
    'triggers-of-login': String(triggersOfLogin),
  };
}

/** Returns the warm responses of README and the comparison page: after the pause with the larger ratio to the empty handler. */
export function latencyClaims(sizes: readonly SizeFigures[]) {
  const size = defaultSize(sizes);
  const { toFloor } = variantIn(size, names.afterResponse);
  const harder = toFloor.warmMs >= toFloor.warmAfter25Ms ? 'warmMs' : 'warmAfter25Ms';
  const warmMs = (name: VariantName): string => `${variantIn(size, name).medians[harder].toFixed(1)} ms`;
  return {
    'warm-response': warmMs(names.afterResponse),
    'warm-response-empty': warmMs(names.floor),
    'warm-response-producer': warmMs(names.kafkaProducer),
  };
}

const responseTable = (size: SizeFigures): string =>
  markdownTable(
    [
      'trigger function',
      'warm, idle for 40 ms before',
      'warm, idle for 25 ms before',
      'cold start with initialization',
    ],
    shownVariants(size).map(({ name, medians }) => [
      name,
      `${medians.warmMs.toFixed(1)} ms`,
      `${medians.warmAfter25Ms.toFixed(1)} ms`,
      `${medians.coldMs.toFixed(0)} ms`,
    ]),
    'figures',
  );

const environmentTable = (size: SizeFigures): string =>
  markdownTable(
    ['trigger function', 'held by the first login', 'held by a warm login', 'CPU time', 'logins per second'],
    shownVariants(size).map(({ name, medians }) => [
      name,
      `${medians.firstHeldMs.toFixed(0)} ms`,
      `${medians.heldMs.toFixed(1)} ms`,
      `${medians.cpuMs.toFixed(1)} ms`,
      medians.perSecond.toFixed(0),
    ]),
    'figures',
  );

/** A row for each goal, with a column for each size. */
function goalsTable(sizes: readonly SizeFigures[]): string {
  const bySize = sizes.map(goalsOf);
  const goals = new Map(bySize.flat().map(([what = '', , wanted = '']) => [what, wanted]));
  return markdownTable(
    ['goal', 'wanted', ...sizes.map(({ memoryMiB }) => `${memoryMiB} MB`)],
    [...goals].map(([what, wanted]) => [
      what,
      wanted.replace('<=', 'at most').replace('>=', 'at least'),
      ...bySize.map((rows) => {
        const [, measured, , reached] = rows.find(([name]) => name === what) ?? [];
        return measured === undefined ? '' : `${measured}, ${reached}`;
      }),
    ]),
    'figures',
  );
}

const burstTable = (sizes: readonly SizeFigures[]): string =>
  markdownTable(
    ['logins come', 'memory', 'p99 of the response', 'plain SDK handler', 'environments', 'plain SDK handler'],
    arrivals.flatMap(({ name }, index) =>
      sizes.map((size) => {
        const [project, plainSdk] = [names.afterResponse, names.plainSdk].map(
          (one) => variantIn(size, one).bursts[index],
        );
        const p99 = (ms = NaN): string => `${ms.toFixed(0)} ms`;
        const started = [String(project?.environments), String(plainSdk?.environments)];
        return [name, `${size.memoryMiB} MB`, p99(project?.p99Ms), p99(plainSdk?.p99Ms), ...started];
      }),
    ),
    'figures',
  );

const lossTable = ({ invocations, published, sentToOutbox, logged, lost, doubled }: LossAccount): string =>
  markdownTable(
    ['logins', 'on the bus', 'in the outbox', 'in the log only', 'lost', 'duplicated'],
    [[invocations, published, sentToOutbox, logged, lost, doubled].map(whole)],
    'figures',
  );

const titles: Partial<Record<Measure, string>> = {
  warmMs: 'warm response',
  coldMs: 'cold start',
  heldMs: 'held by a warm login',
  cpuMs: 'CPU time',
  perSecond: 'logins per second',
};

const errorTable = (sizes: readonly SizeFigures[]): string =>
  markdownTable(
    ['difference of the empty handler to itself', ...sizes.map(({ memoryMiB }) => `${memoryMiB} MB`)],
    measuresOfGoals.map((measure) => [
      titles[measure] ?? measure,
      ...sizes.map((size) => `${(errorOf(size, measure) * 100).toFixed(1)} %`),
    ]),
    'figures',
  );
