import { triggersOfLogin } from '../../contracts/quotas.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import type { PageSections } from '../generated-page.ts';
import { assumptions, rates } from './assumptions.ts';
import {
  costOfKnownUsers,
  costOfProducer,
  costOfRecords,
  costsOfMillion,
  eventsOfMonth,
  invocations,
  total,
} from './cost-of-events.ts';
import { cents, whole } from './figures.ts';
import { alarmMetrics, canariesOfMonth, canaryEvents, ownMetrics } from './monitoring-cost.ts';
import { prices, pricesReadOn } from './prices.ts';
import { sandboxDay, sandboxHour, sandboxMonth, sandboxZones } from './sandbox-cost.ts';

/** Returns figures and tables about costs, in USD. */
export function costSections(): PageSections {
  const costs = costsOfMillion(assumptions);
  const usd = {
    ...costs,
    all: total(costs),
    'million-logins': triggersOfLogin * total(costs),
    producer: costOfProducer(assumptions),
    '10-ms': triggerAt(10) - triggerAt(0),
    'trigger-200-ms': triggerAt(200),
    'batches-of-one': total(costsOfMillion({ ...assumptions, batchSize: 1 })),
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
    month: monthTable(),
    prices: markdownTable(
      ['USD', 'per', "AWS's page", 'read'],
      Object.values(prices).map(({ usd: price, per, page, read }) => [String(price), per, page, read]),
    ),
  };
}

const triggerAt = (ms: number): number => invocations(1_000_000, assumptions.triggerMiB, ms);

function monthTable(): string {
  const rows = rates.map((logins) => {
    const events = eventsOfMonth(logins * triggersOfLogin);
    const usd = (ofMillion: number) => whole((events / 1_000_000) * ofMillion);
    return [
      whole(logins),
      whole(events / 1_000_000),
      usd(total(costsOfMillion(assumptions))),
      usd(costOfProducer(assumptions)),
    ];
  });
  return markdownTable(['logins per second', 'million events', 'USD', 'USD, producer in the trigger'], rows);
}
