import { metrics } from '../../contracts/metrics.ts';
import { bullets } from '../events-page/markdown.ts';
import { cents } from './figures.ts';
import { prices } from './prices.ts';

/** Metrics that the alarms of the default configuration compare; a test counts those of the template. */
export const alarmMetrics = 29;

/** Every metric of the product, as if each had data in every hour. */
const ownMetrics = Object.keys(metrics).length;

const canariesOfMonth = (30 * 24 * 60) / 5;

/** What a month of alarms and metrics costs, whatever the number of events. */
export const monitoringSection = (): string =>
  [
    '## What alarms and metrics cost',
    bullets([
      `**Alarms** compare ${alarmMetrics} metrics: $${cents(alarmMetrics * prices.alarmMetric.usd)} a month. An alarm on an ` +
        'expression costs as much as its metrics. Each consumer adds one.',
      `**Metrics** of the product: at most ${ownMetrics}, $${cents(ownMetrics * prices.customMetric.usd)} a month. A metric costs ` +
        `only for hours in which it has data, so the metrics of faults cost next to nothing. Each further one costs ` +
        `$${cents(prices.customMetric.usd)}, and about 90 bytes in the line of each batch.`,
      `**The canary** (\`operations.canary\`) sends ${canariesOfMonth.toLocaleString('en-US')} events a month. Schedule, bus and ` +
        `queue cost $${cents((canariesOfMonth / 1e6) * (prices.schedulerInvocation.usd + prices.busEvent.usd + 3 * prices.queueRequest.usd))}; ` +
        `the alarm and the metric $${cents(prices.alarmMetric.usd + prices.customMetric.usd)}.`,
    ]),
  ].join('\n\n');
