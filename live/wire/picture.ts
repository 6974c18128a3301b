import type { AlarmName } from '../../contracts/alarms.ts';

/** A part of the pipeline. A stack without audit source or consumers has no such box. */
export type BoxKind =
  'cognito' | 'audit' | 'bus' | 'outbox' | 'queue' | 'forwarder' | 'kafka' | 'dead-letters' | 'consumer';

/** A part of the pipeline in the picture. */
export interface Box {
  /** Unique in a picture, and the same in every picture of a stack. */
  readonly id: string;
  readonly kind: BoxKind;
  /** Name for people: `queue`, or the name of a consumer. */
  readonly label: string;
  /** Name of the resource, such as the name of the bus or the topic. */
  readonly resource?: string;
  /** Messages that wait in it. Absent for a box in which nothing can wait, and if the number is unknown. */
  readonly waiting?: number;
  /** Messages that a function has received and not yet deleted. Absent as `waiting`. */
  readonly inFlight?: number;
  /** Age of the oldest waiting message in milliseconds. Absent if nothing waits, or if it is unknown. */
  readonly oldestMs?: number;
  /** A failure that this server sees without an alarm, such as a stopped broker: one sentence. */
  readonly fault?: string;
  /** Alarms in ALARM state that belong to this box. */
  readonly alarms: readonly AlarmOn[];
}

/** An alarm in ALARM state. */
export interface AlarmOn {
  readonly name: AlarmName;
  /** Name of the consumer, for an alarm that a stack has once per consumer. */
  readonly consumer?: string;
  /** Meaning for those who use the events: one sentence. */
  readonly meaning: string;
  /** Since when, in Unix time in milliseconds. */
  readonly since: number;
  /** Address of the heading in the runbook. */
  readonly runbook: string;
}

/** Events that move between two boxes. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Events per second, averaged over `Picture.windowSeconds`. Absent if the rate is unknown. */
  readonly perSecond?: number;
  /** `failure`: the way of events that a part rejected. */
  readonly kind: 'normal' | 'failure';
}

/** The pipeline at one moment. */
export interface Picture {
  /** Unix time in milliseconds. */
  readonly at: number;
  /** Length of the span of the rates, in seconds: a few locally, 60 from CloudWatch. */
  readonly windowSeconds: number;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
}

/** Delivery lag of a span of time: from the time of a trigger event to Kafka's acknowledgement. */
export interface LagPoint {
  /** End of the span, in Unix time in milliseconds. */
  readonly at: number;
  /** Percentiles in milliseconds. Absent if no event was delivered. */
  readonly p50?: number;
  readonly p99?: number;
  /** Delivered events per second. */
  readonly perSecond: number;
}
