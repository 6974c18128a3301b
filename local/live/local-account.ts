import type { Account } from '../../live/wire/local-actions.ts';
import type { BusWatch } from './bus-watch.ts';

/** Time in which an event may be on its way although no queue shows it. */
const graceMs = 20_000;

interface AccountFacts {
  readonly bus: Pick<BusWatch, 'outstanding' | 'sent'>;
  /** The expected events of calls to Cognito: those that are not in Kafka, with the time of the last call. */
  readonly expected: { readonly open: number; readonly lastCallMs: number };
  /** Messages that are in any queue, dead-letter queues included. Undefined if a queue cannot be read. */
  readonly inQueues: number | undefined;
  readonly duplicates: number;
  readonly wrong: number;
  readonly nowMs: number;
}

/**
 * Accounts for every event by its id: sent to the bus, in Kafka, on the way or lost. An expected event that was never sent to the bus
 * counts, too. An event is lost if it is not in Kafka, nothing happened to it for some time, and no message in a queue can be it.
 * As long as a queue cannot be read, no event is lost.
 */
export function localAccount({ bus, expected, inQueues, duplicates, wrong, nowMs }: AccountFacts): Account {
  const outstanding = bus.outstanding();
  const isOld = (atMs: number): boolean => nowMs - atMs >= graceMs;
  const neverSent = Math.max(0, expected.open - outstanding.length);
  const missing = outstanding.length + neverSent;
  const old = outstanding.filter(({ atMs }) => isOld(atMs)).length + (isOld(expected.lastCallMs) ? neverSent : 0);
  // A message in a queue may be any of the missing events. The young ones have a place of their own: a function.
  const lost = Math.max(0, old - (inQueues ?? old));
  return {
    sent: bus.sent() + neverSent,
    inKafka: bus.sent() - outstanding.length,
    onTheWay: missing - lost,
    lost,
    duplicates,
    wrong,
  };
}
