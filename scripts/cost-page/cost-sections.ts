import { triggersOfLogin } from '../../contracts/quotas.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import type { PageSections } from '../generated-page.ts';
import { defaultProfile, forwarderProfiles } from '../../contracts/forwarder-profile.ts';
import { assumptions, rates, usualRate } from './assumptions.ts';
import { batchesAt, fullBatches, idleRequestsOfMonth } from './batches.ts';
import {
  costOfKnownUsers,
  costOfProducer,
  costOfRecords,
  costsOfMillion,
  eventsOfMonth,
  invocations,
  total,
  type Costs,
} from './cost-of-events.ts';
import { cents, whole } from './figures.ts';
import { alarmMetrics, canariesOfMonth, canaryEvents, ownMetrics } from './monitoring-cost.ts';
import { prices, pricesReadOn } from './prices.ts';
import { profileTable } from './profile-table.ts';
import { sandboxDay, sandboxHour, sandboxMonth, sandboxZones } from './sandbox-cost.ts';

/** Returns figures and tables about costs, in USD. */
export function costSections(): PageSections {
  const costs = costsAt(usualRate);
  const usd = {
    ...costs,
    all: total(costs),
    'million-logins': triggersOfLogin * total(costs),
    producer: costOfProducer(assumptions),
    '10-ms': triggerAt(10) - triggerAt(0),
    'trigger-200-ms': triggerAt(200),
    'batches-of-one': total(costsOfMillion(assumptions, { events: 1, inReceive: 1 })),
    'full-batches': total(costsOfMillion(assumptions, fullBatches(assumptions))),
    balanced: total(costsAt(usualRate, 'balanced')),
    idle: (idleRequestsOfMonth(assumptions) / 1_000_000) * prices.queueRequest.usd,
    records: costOfRecords(assumptions),
    'records-alone': costOfRecords(assumptions, 1),
    'second-trail': prices.secondTrail.usd,
    'known-users': costOfKnownUsers(assumptions),
    'queue-request': prices.queueRequest.usd,
    invocation: prices.invocation.usd,
    'api-destination': prices.apiDestination.usd,
    '100-bytes': prices.logged.usd / 10,
    alarms: alarmMetrics * prices.alarmMetric.usd,
    metrics: ownMetrics * prices.customMetric.usd,
    metric: prices.customMetric.usd,
    canaries: canaryEvents(),
    'canary-alarm': prices.alarmMetric.usd + prices.customMetric.usd,
    'sandbox-hour': sandboxHour(),
    'sandbox-day': sandboxDay(),
  };
  return {
    ...Object.fromEntries(Object.entries(usd).map(([name, value]) => [`usd-${name}`, cents(value)])),
    ...Object.fromEntries(Object.entries(assumptions).map(([name, value]) => [`assumption-${name}`, String(value)])),
    'usd-sandbox-month': whole(sandboxMonth()),
    'events-of-login': String(triggersOfLogin),
    'alarm-metrics': String(alarmMetrics),
    metrics: String(ownMetrics),
    canaries: whole(canariesOfMonth),
    'sandbox-zones': String(sandboxZones),
    'prices-read-on': pricesReadOn,
    'usual-rate': String(usualRate),
    profiles: profileTable(),
    month: monthTable(),
    prices: markdownTable(
      ['USD', 'per', "AWS's page", 'read'],
      Object.values(prices).map(({ usd: price, per, page, read }) => [String(price), per, page, read]),
    ),
  };
}

/** Costs of a million events at this rate, in USD. */
export const costsAt = (loginsPerSecond: number, profile = defaultProfile): Costs =>
  costsOfMillion(assumptions, batchesAt(loginsPerSecond * triggersOfLogin, forwarderProfiles[profile], assumptions));

const triggerAt = (ms: number): number => invocations(1_000_000, assumptions.triggerMiB, ms);

function monthTable(): string {
  const rows = rates.map((logins) => {
    const events = eventsOfMonth(logins * triggersOfLogin);
    const usd = (ofMillion: number) => whole((events / 1_000_000) * ofMillion);
    return [whole(logins), whole(events / 1_000_000), usd(total(costsAt(logins))), usd(costOfProducer(assumptions))];
  });
  return markdownTable(['logins per second', 'million events', 'USD', 'USD, producer in the trigger'], rows);
}
