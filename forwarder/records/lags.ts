import type { Outgoing } from '../../kafka/records/read-batch.ts';

const minuteMs = 60_000;

/** An event that was older when it reached the queue was replayed, or waited in the outbox: other alarms report that. */
const latestTriggerMs = 10 * minuteMs;

/** CloudTrail delivers most records within 5 minutes, and some later ("How CloudTrail works", CloudTrail guide). */
const latestAuditMs = 60 * minuteMs;

/** Milliseconds from the time of each delivered event until Kafka acknowledged it. */
export interface Lags {
  readonly triggerLags: readonly number[];
  readonly auditLags: readonly number[];
}

/** The lags of the delivered events, in epoch milliseconds; without replayed events, whose time is that of the fact. */
export function lagsOf(delivered: readonly Outgoing[], acknowledgedMs: number): Lags {
  const lags = (events: readonly Outgoing[], latestMs: number) =>
    events
      .filter(
        ({ time, message: { sentMs = NaN, replayed = false } }) => !replayed && !(sentMs - Date.parse(time) > latestMs),
      )
      // Clocks differ: an event that seems to be later than its acknowledgement took no time.
      .map(({ time }) => Math.max(0, acknowledgedMs - Date.parse(time)));
  const isAudit = ({ isAudit = false }: Outgoing) => isAudit;
  return {
    triggerLags: lags(
      delivered.filter((one) => !isAudit(one)),
      latestTriggerMs,
    ),
    auditLags: lags(delivered.filter(isAudit), latestAuditMs),
  };
}
