import type { HopTimes } from '../../wire/arrived-event.ts';

/** A hop: the time between two moments that are known, one after the other. */
export interface HopDuration {
  readonly to: 'published' | 'queued' | 'received' | 'acknowledged' | 'consumed';
  /** In milliseconds, as the clocks of the parts say: it may be negative by their difference. */
  readonly ms: number;
}

const targets = ['published', 'queued', 'received', 'acknowledged', 'consumed'] as const;

/** Returns the hops of an event. Where a moment in between is unknown, the next hop includes it. */
export function hopDurations(times: HopTimes): readonly HopDuration[] {
  const durations: HopDuration[] = [];
  let before = times.happened;
  for (const to of targets) {
    const at = times[to];
    if (at === undefined) continue;
    if (before !== undefined) durations.push({ to, ms: at - before });
    before = at;
  }
  return durations;
}

/** Returns the milliseconds from the event to Kafka's acknowledgement; undefined if one of the moments is unknown. */
export const msToKafka = ({ happened, acknowledged }: HopTimes): number | undefined =>
  happened === undefined || acknowledged === undefined ? undefined : acknowledged - happened;
