import {
  otherRegions,
  quotas,
  quotasReadOn,
  regionClasses,
  secondsOfInvocation,
  type RegionClass,
} from '../../contracts/quotas.ts';
import { bullets, codes, paragraph, table } from '../events-page/markdown.ts';
import { assumptions, rates } from './assumptions.ts';
import { forwarderEventsPerSecond } from './cost-of-events.ts';
import { share, whole } from './figures.ts';
import { fixedLimits } from './fixed-limits.ts';
import { byCeiling, loginsOf, quotaUses, tooSmall } from './quota-use.ts';

/** Which quota binds first, what to raise, and what cannot be raised. */
export const quotaSection = (): string =>
  [
    '## Which quota binds first',
    paragraph(
      'Every number is a default of AWS, for one account in one Region; what yours has been raised to is in Service ' +
        'Quotas. Other users of the account are not counted. Percent of the default, or by how much it is too small:',
    ),
    ...rates.flatMap((logins) => [`### ${whole(logins)} logins a second`, ratesTable(logins)]),
    paragraph('Logins a second at which each default is used up; what stands first in the last column binds first:'),
    ceilings(),
    '## What to raise',
    table(
      ['quota', 'of', ...rates.map((logins) => `at ${whole(logins)}`), 'beyond it', 'where'],
      quotas.map((quota) => [
        quota.name,
        quota.service,
        ...rates.map((logins) => whole(quota.needed(logins))),
        quota.beyond,
        quota.raise,
      ]),
    ),
    bullets([
      'Ask for a quarter more than that: `doctor --logins-per-second N` warns from 80 % on.',
      `Concurrent executions are reckoned with ${secondsOfInvocation} s for an invocation, a careful guess; ` +
        'the metric `Duration` of your trigger function is better.',
      'Logins are of local users through the API, with one InitiateAuth each. A token refresh takes UserAuthentication, ' +
        'too; federated logins have UserFederation, 25 a second by default.',
      'Invocations are for one rule, that of the forwarder: each consumer adds one for each event it takes. Whether the ' +
        'archive counts is not verified.',
      `A forwarder with \`kafka.maxConcurrency\` ${assumptions.maxConcurrency} and full batches takes some ` +
        `${whole(Math.floor(forwarderEventsPerSecond(assumptions) / 1000) * 1000)} events a second, as an estimate: from ` +
        'the measured processor time, its memory, and an assumed wait for Kafka. Raise `kafka.maxConcurrency` or ' +
        '`kafka.batchSize` beyond that; until then events wait in the queue.',
    ]),
    '## What cannot be raised',
    table(['limit', 'what it means', 'source'], fixedLimits),
    paragraph(
      `Defaults: ${[...new Set(quotas.map(({ source }) => source))].join('; ')}. Read on ${quotasReadOn}, in stored ` +
        "copies of AWS's pages.",
    ),
  ].join('\n\n');

const allClasses: readonly RegionClass[] = [...regionClasses, otherRegions];

const nameOf = ({ regions }: RegionClass): string => (regions.length > 0 ? codes(regions) : 'every other Region');

function ratesTable(logins: number): string {
  const rows = allClasses.map((regionClass) => {
    const uses = quotaUses(logins, regionClass);
    const of = quotas.map((quota) => share(uses.find((use) => use.quota === quota)?.share ?? 0));
    return [nameOf(regionClass), ...of, verdict(logins, regionClass)];
  });
  return table(['Regions', ...quotas.map(({ name }) => name), 'to raise, in this order'], rows);
}

/** What a team has to do in a Region for so many logins per second. */
export function verdict(logins: number, regionClass: RegionClass): string {
  const names = tooSmall(logins, regionClass).map(({ quota }) => quota.name);
  if (names.length > 0) return names.join(', ');
  const [closest] = quotaUses(logins, regionClass);
  const isNarrow = closest !== undefined && closest.share > 0.8;
  return isNarrow ? `nothing yet; ${closest.quota.name} is beyond 80 %` : 'nothing: every quota suffices';
}

const ceilings = (): string =>
  table(
    ['Regions', ...quotas.map(({ name }) => name), 'in this order'],
    allClasses.map((regionClass) => [
      nameOf(regionClass),
      ...quotas.map((quota) => whole(loginsOf(quota, regionClass))),
      byCeiling(regionClass)
        .map(({ name }) => name)
        .join(', '),
    ]),
  );
