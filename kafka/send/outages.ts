import type { Group } from './split.ts';

/** Milliseconds for which a partition counts as unavailable after it failed. */
const rememberedMs = 60_000;

/**
 * Partitions, and topics without any, that stayed unavailable for as long as an invocation waits for them. In the next
 * minute an invocation of the environment tries them once, after everything else, and does not wait. Otherwise the messages
 * of other topics would wait in the queue.
 */
export interface Outages {
  readonly has: (group: Group, nowMs: number) => boolean;
  readonly note: (group: Group, nowMs: number) => void;
  readonly end: (group: Group) => void;
}

export function outages(): Outages {
  const untilMs = new Map<string, number>();
  return {
    has: (group, nowMs) => (untilMs.get(placeOf(group)) ?? 0) > nowMs,
    note: (group, nowMs) => void untilMs.set(placeOf(group), nowMs + rememberedMs),
    end: (group) => void untilMs.delete(placeOf(group)),
  };
}

const placeOf = ({ outgoing, partition }: Group): string => JSON.stringify([outgoing[0]?.record.topic, partition]);
