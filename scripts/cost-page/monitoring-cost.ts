import { metrics } from '../../contracts/metrics.ts';
import { prices } from './prices.ts';

/** Metrics that the alarms of the default configuration compare; a test counts those of the template. */
export const alarmMetrics = 29;

/** Every metric of the product, as if each had data in every hour. */
export const ownMetrics = Object.keys(metrics).length;

export const canariesOfMonth = (30 * 24 * 60) / 5;

/** Returns the USD of a month of canary events: schedule, bus and queue. */
export const canaryEvents = (): number =>
  (canariesOfMonth / 1e6) * (prices.schedulerInvocation.usd + prices.busEvent.usd + 3 * prices.queueRequest.usd);
