import { names } from '../../bench/trigger/names.ts';
import { variantIn, type SizeFigures, type VariantFigures } from '../../bench/trigger/size-figures.ts';
import { triggersOfLogin } from '../../contracts/quotas.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import { invocations } from '../cost-page/cost-of-events.ts';
import { cents } from '../cost-page/figures.ts';
import { prices } from '../cost-page/prices.ts';

/** Each of the triggers of a login is an invocation. */
const invocationsOfMillionLogins = 1_000_000 * triggersOfLogin;
const secondsOfMonth = 30 * 24 * 3600;

/** Lambda's price of a million warm logins in USD: the requests, and the billed milliseconds at the memory size. */
export const costOfWarm = ({ medians }: VariantFigures, memoryMiB: number): number =>
  invocations(invocationsOfMillionLogins, memoryMiB, medians.billedMs);

/** Lambda's price of a thousand first invocations in USD. Since August 2025, Lambda bills the initialization, too. */
export const costOfCold = ({ medians }: VariantFigures, memoryMiB: number): number =>
  invocations(1_000, memoryMiB, Math.ceil(medians.initMs + medians.firstHeldMs));

/** Lambda's price of a provisioned environment in USD for 30 days, without logins. */
export const costOfProvisioned = (memoryMiB: number): number =>
  (memoryMiB / 1024) * secondsOfMonth * prices.provisionedSecond.usd;

/** Lambda's price of a million logins in provisioned environments in USD: these milliseconds have a lower price. */
export const costOfWarmProvisioned = ({ medians }: VariantFigures, memoryMiB: number): number =>
  (invocationsOfMillionLogins / 1_000_000) * prices.invocation.usd +
  invocationsOfMillionLogins * (memoryMiB / 1024) * (medians.billedMs / 1000) * prices.provisionedInvocationSecond.usd;

/** The table of memory sizes: times and costs of the trigger function, next to the cost of the plain SDK handler. */
export const memoryTable = (sizes: readonly SizeFigures[]): string =>
  table(
    sizes,
    [
      'memory',
      'warm response',
      'held by a warm login',
      'a million warm logins',
      'plain SDK handler',
      '1,000 cold starts',
      'plain SDK handler',
    ],
    (project, plainSdk, memoryMiB) => [
      `${project.medians.warmMs.toFixed(1)} ms`,
      `${project.medians.heldMs.toFixed(1)} ms`,
      `$${cents(costOfWarm(project, memoryMiB))}`,
      `$${cents(costOfWarm(plainSdk, memoryMiB))}`,
      `$${costOfCold(project, memoryMiB).toFixed(4)}`,
      `$${costOfCold(plainSdk, memoryMiB).toFixed(4)}`,
    ],
  );

/** The table of provisioned concurrency: what its first login waits for, and what it costs. */
export const provisionedTable = (sizes: readonly SizeFigures[]): string =>
  table(
    sizes,
    [
      'memory',
      'first response, on demand',
      'first response, provisioned',
      'an environment for 30 days',
      'a million warm logins',
    ],
    (project, _plainSdk, memoryMiB) => [
      `${project.medians.coldMs.toFixed(0)} ms`,
      `${project.medians.firstMs.toFixed(1)} ms`,
      `$${cents(costOfProvisioned(memoryMiB))}`,
      `$${cents(costOfWarmProvisioned(project, memoryMiB))}`,
    ],
  );

const table = (
  sizes: readonly SizeFigures[],
  headings: readonly string[],
  cells: (project: VariantFigures, plainSdk: VariantFigures, memoryMiB: number) => readonly string[],
): string =>
  markdownTable(
    headings,
    sizes.map((size) => [
      `${size.memoryMiB} MB`,
      ...cells(variantIn(size, names.afterResponse), variantIn(size, names.plainSdk), size.memoryMiB),
    ]),
    'figures',
  );
