import {
  concurrentExecutions,
  otherRegions,
  quotas,
  quotasReadOn,
  regionClasses,
  secondsOfInvocation,
  triggersOfLogin,
  userAuthentication,
  type RegionClass,
} from '../../contracts/quotas.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import type { PageSections } from '../generated-page.ts';
import { codes } from '../markdown.ts';
import { assumptions, rates } from './assumptions.ts';
import { auditRecordsPerSecond, forwarderEventsPerSecond } from './cost-of-events.ts';
import { share, whole } from './figures.ts';
import { byCeiling, loginsOf, quotaUses, tooSmall } from './quota-use.ts';

const environmentsIn10s = 1_000;
const connectionsOfBroker = 100;
const atOnce = 10_000;
const hour = 3600;
const attack = { logins: 1_000, fastLogins: 5_000 };

/** Returns figures and tables about quotas. */
export function quotaSections(): PageSections {
  const records = Math.floor(auditRecordsPerSecond(assumptions) / 100) * 100;
  const backlog = (attack.fastLogins - records) * hour;
  return {
    ...Object.fromEntries(rates.map((logins) => [`quotas-at-${logins}`, ratesTable(logins)])),
    ceilings: ceilings(),
    'quotas-to-raise': markdownTable(
      ['quota', 'of', ...rates.map((logins) => `at ${whole(logins)}`), 'beyond it', 'where'],
      quotas.map((quota) => [
        quota.name,
        quota.service,
        ...rates.map((logins) => whole(quota.needed(logins))),
        quota.beyond,
        quota.raise,
      ]),
    ),
    'invocation-seconds': String(secondsOfInvocation),
    'forwarder-events': whole(Math.floor(forwarderEventsPerSecond(assumptions) / 1000) * 1000),
    'attack-concurrency': whole(attack.logins * secondsOfInvocation),
    'audit-records': whole(records),
    'default-logins': whole(userAuthentication.byDefault(otherRegions)),
    'attack-million-records': whole(backlog / 1_000_000),
    'attack-hours': whole(backlog / records / hour),
    'concurrency-at-10000': whole(concurrentExecutions.needed(atOnce)),
    'seconds-to-10000': whole((concurrentExecutions.needed(atOnce) / environmentsIn10s) * 10),
    'producer-brokers': rates.map((logins) => whole((logins * triggersOfLogin) / connectionsOfBroker)).join(', '),
    'quota-sources': [...new Set(quotas.map(({ source }) => source))].join('; '),
    'quotas-read-on': quotasReadOn,
  };
}

const allClasses: readonly RegionClass[] = [...regionClasses, otherRegions];

const nameOf = ({ regions }: RegionClass): string => (regions.length > 0 ? codes(regions) : 'every other Region');

function ratesTable(logins: number): string {
  const rows = allClasses.map((regionClass) => {
    const uses = quotaUses(logins, regionClass);
    const of = quotas.map((quota) => share(uses.find((use) => use.quota === quota)?.share ?? 0));
    return [nameOf(regionClass), ...of, verdict(logins, regionClass)];
  });
  return markdownTable(['Regions', ...quotas.map(({ name }) => name), 'to raise, in this order'], rows);
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
  markdownTable(
    ['Regions', ...quotas.map(({ name }) => name), 'in this order'],
    allClasses.map((regionClass) => [
      nameOf(regionClass),
      ...quotas.map((quota) => whole(loginsOf(quota, regionClass))),
      byCeiling(regionClass)
        .map(({ name }) => name)
        .join(', '),
    ]),
  );
