import type { CanaryDelivered } from './canary.ts';
import type { IdentityEvent } from './catalog.ts';
import type { LogMessage } from './log-messages.ts';
import type { TemporaryUserEvent } from './temporary-user.ts';
import { busDimension, metricNamespace, type MetricName } from './metrics.ts';

/** The only fields a log line may have, so that no personal data gets into one by accident. */
export interface LogFields {
  readonly level: 'info' | 'warn' | 'error';
  /** What happened. */
  readonly message: LogMessage;
  /** Stable code of a failure. */
  readonly code?: string;
  /** What failed and what to do, without values from an event. */
  readonly detail?: string;
  readonly requestId?: string | undefined;
  readonly triggerSource?: string | undefined;
  readonly eventType?: string;
  readonly received?: number;
  readonly durationMs?: number;
  /** A canary that Kafka has acknowledged. It contains no personal data. */
  readonly canary?: CanaryDelivered;
  /** An event of a temporary user that Kafka acknowledged. */
  readonly temporaryUser?: TemporaryUserEvent;
  /** The event that found no other way out; it has passed the privacy policy. */
  readonly event?: IdentityEvent;
}

/** Values to publish with the line, by metric name: one, or up to 100 for percentiles. */
export type Counts = Readonly<Partial<Record<MetricName, number | readonly number[]>>>;

/** Of which pipeline a line is, and when it is from. */
export interface About {
  /** Name of the bus. @default - not known: its counts are nobody's, and no alarm sees them */
  readonly bus?: string | undefined;
  /** Unix time in milliseconds. @default - now */
  readonly now?: number;
}

/**
 * One line of JSON for the log; CloudWatch makes metrics of its counts ("Specification: Embedded metric format",
 * CloudWatch user guide). It has to reach stdout as it is: Lambda's console would put text in front of it.
 */
export function logLine(fields: LogFields, counts: Counts = {}, { bus, now = Date.now() }: About = {}): string {
  const names = Object.keys(counts);
  const dimension = bus === undefined ? {} : { [busDimension]: bus };
  const definitions = names.map((Name) => ({ Name, Unit: Name.endsWith('Milliseconds') ? 'Milliseconds' : 'Count' }));
  const CloudWatchMetrics = [
    { Namespace: metricNamespace, Dimensions: [Object.keys(dimension)], Metrics: definitions },
  ];
  const embedded = names.length > 0 ? { _aws: { Timestamp: now, CloudWatchMetrics }, ...dimension, ...counts } : {};
  return JSON.stringify({ time: new Date(now).toISOString(), ...fields, ...embedded });
}
