import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { batchItemFailures } from '../../platform/batch-item-failures.ts';
import { logLine } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import { eventTooLarge } from '../../contracts/outbox.ts';
import { readEvent } from '../../contracts/read-event.ts';
import { violationsInText } from '../../contracts/schema-violations.ts';
import type { Publish } from '../publish/event-bus.ts';
import type { SendToDeadLetterQueue, Unpublishable } from '../publish/outbox.ts';

export interface OutboxPorts {
  readonly publish: Publish;
  /** Moves messages to the dead-letter queue. Undefined where none is known: SQS moves them, after 24 hours. */
  readonly sendToDeadLetterQueue?: SendToDeadLetterQueue | undefined;
  readonly log: (line: string) => void;
  /** Name of the bus, the dimension of the counts. */
  readonly bus: string | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A Lambda function that brings a batch of the outbox to the bus. */
export type OutboxHandler = (batch: Pick<SQSEvent, 'Records'>) => Promise<SQSBatchResponse>;

// The function has 30 s, of which the dead-letter queue takes 5.
const publishTimeoutMs = 20_000;

/**
 * Publishes the events of a batch. Events that the bus refuses for now stay in the outbox. A message that is not an event, or
 * is too large for the bus, can never be published. It goes to the dead-letter queue at once, byte for byte.
 */
export function createOutboxHandler({ publish, sendToDeadLetterQueue, log, bus, now }: OutboxPorts): OutboxHandler {
  return async ({ Records }) => {
    const read = Records.map(({ messageId, body }) => ({ messageId, body, ...readEvent(body) }));
    const sound = read.filter((one) => 'event' in one);
    const events = sound.map(({ event }) => event);
    const refusals = events.length > 0 ? await publish(events, AbortSignal.timeout(publishTimeoutMs)) : [];
    const refused = new Map(refusals.map(({ event, code }) => [event, code]));
    const unpublishable = read.flatMap((one): Unpublishable[] => {
      const { messageId, body } = one;
      if ('event' in one)
        return refused.get(one.event) === eventTooLarge ? [{ messageId, body, code: eventTooLarge }] : [];
      const detail = violationsInText(one.problem, body);
      return [{ messageId, body, code: one.problem, ...(detail === '' ? {} : { detail }) }];
    });
    const notMoved = new Set(sendToDeadLetterQueue ? await sendToDeadLetterQueue(unpublishable) : unpublishable);
    const deadLettered = unpublishable.filter((message) => !notMoved.has(message)).map(({ messageId }) => messageId);
    const published = sound.filter(({ event }) => !refused.has(event)).map(({ messageId }) => messageId);
    const done = new Set([...published, ...deadLettered]);
    const left = Records.filter(({ messageId }) => !done.has(messageId));
    const code = refusals[0]?.code ?? unpublishable[0]?.code;
    log(lineOf({ received: Records.length, published, deadLettered, oldestMs: oldestMs(left, now()), code, bus }));
    return batchItemFailures(left.map(({ messageId }) => messageId));
  };
}

/** Milliseconds for which the oldest of these messages has been in the outbox; 0 if there is none, or SQS gave no time. */
const oldestMs = (left: readonly { readonly attributes?: { readonly SentTimestamp?: string } }[], nowMs: number) =>
  left.reduce((oldest, { attributes }) => Math.max(oldest, nowMs - (Number(attributes?.SentTimestamp) || nowMs)), 0);

interface Outcome {
  readonly received: number;
  readonly published: readonly string[];
  readonly deadLettered: readonly string[];
  /** Age of the oldest message that stays in the outbox, in milliseconds. */
  readonly oldestMs: number;
  /** Code of the first message that was not published. */
  readonly code: string | undefined;
  readonly bus: string | undefined;
}

function lineOf({ received, published, deadLettered, oldestMs, code, bus }: Outcome): string {
  const level = deadLettered.length > 0 ? 'error' : code === undefined ? 'info' : 'warn';
  const fields = {
    level,
    message: 'outbox batch processed',
    received,
    ...(code === undefined ? {} : { code }),
  } as const;
  const counts = {
    [metrics.eventsRecovered]: published.length,
    [metrics.eventsUnpublishable]: deadLettered.length,
    [metrics.oldestInOutboxMilliseconds]: oldestMs,
  };
  return logLine(fields, counts, { bus });
}
