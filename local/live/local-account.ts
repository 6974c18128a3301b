import type { Account } from '../../live/wire/local-actions.ts';
import type { BusWatch } from './bus-watch.ts';

/** Time in which an event may be on its way although no queue shows it. */
const graceMs = 20_000;

interface AccountFacts {
  readonly bus: Pick<BusWatch, 'outstanding' | 'sent'>;
  /** The expected events of calls to Cognito: those that are not in Kafka, with the time of the last call. */
  readonly expected: { readonly open: number; readonly lastCallMs: number };
  /** Messages that are in any queue, dead-letter queues included. */
  readonly inQueues: number;
  readonly duplicates: number;
  readonly wrong: readonly string[];
  readonly nowMs: number;
}

/**
 * Accounts for every event by its id: sent to the bus, in Kafka, on the way or lost. An expected event that was never sent to the bus
 * counts, too. An event is lost if it is not in Kafka and in no queue, and nothing happened to it for some time.
 */
export function localAccount({ bus, expected, inQueues, duplicates, wrong, nowMs }: AccountFacts): Account {
  const outstanding = bus.outstanding();
  const isYoung = (atMs: number): boolean => nowMs - atMs < graceMs;
  const neverSent = Math.max(0, expected.open - outstanding.length);
  const missing = outstanding.length + neverSent;
  const young = outstanding.filter(({ atMs }) => isYoung(atMs)).length + (isYoung(expected.lastCallMs) ? neverSent : 0);
  const onTheWay = Math.min(missing, Math.max(young, Math.min(missing, inQueues)));
  return {
    sent: bus.sent() + neverSent,
    inKafka: bus.sent() - outstanding.length,
    onTheWay,
    lost: missing - onTheWay,
    duplicates,
    wrong,
  };
}
