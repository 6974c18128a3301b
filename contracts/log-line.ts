import type { CanaryDelivered } from './canary.ts';
import type { IdentityEvent } from './catalogue.ts';
import { metricNamespace, type MetricName } from './metrics.ts';

/** The only fields a log line may have, so that no personal data gets into one by accident. */
export interface LogFields {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened, in fixed words. */
  readonly message: string;
  /** Stable code of a failure. */
  readonly code?: string;
  /** What failed and what to do, without values from an event. */
  readonly detail?: string;
  readonly requestId?: string;
  readonly triggerSource?: string;
  readonly eventType?: string;
  readonly received?: number;
  readonly durationMs?: number;
  /** A canary that Kafka has acknowledged; it tells of nobody. */
  readonly canary?: CanaryDelivered;
  /** The event that found no other way out; it has passed the privacy policy. */
  readonly event?: IdentityEvent;
}

/** Values to publish with the line, by metric name: one, or up to 100 for percentiles. */
export type Counts = Readonly<Partial<Record<MetricName, number | readonly number[]>>>;

/**
 * One line of JSON for the log; CloudWatch makes metrics of its counts ("Specification: Embedded metric format",
 * CloudWatch user guide). It has to reach stdout as it is: Lambda's console would put text in front of it.
 */
export function logLine(fields: LogFields, counts: Counts = {}, now = Date.now()): string {
  const names = Object.keys(counts);
  const definitions = names.map((Name) => ({ Name, Unit: Name.endsWith('Milliseconds') ? 'Milliseconds' : 'Count' }));
  const CloudWatchMetrics = [{ Namespace: metricNamespace, Dimensions: [[]], Metrics: definitions }];
  const embedded = names.length > 0 ? { _aws: { Timestamp: now, CloudWatchMetrics }, ...counts } : {};
  return JSON.stringify({ time: new Date(now).toISOString(), ...fields, ...embedded });
}
