import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import { readEvent } from '../contracts/read-event.ts';
import type { Publish } from './delivery/event-bus.ts';

export interface OutboxPorts {
  readonly publish: Publish;
  readonly log: (line: string) => void;
  /** Name of the bus, by which counts are told apart. */
  readonly bus: string | undefined;
}

/** A Lambda function that brings a batch of the outbox to the bus. */
export type OutboxHandler = (batch: Pick<SQSEvent, 'Records'>) => Promise<SQSBatchResponse>;

/**
 * Publishes the events of a batch of at most ten; what the bus still refuses stays in the outbox. What is no event cannot
 * be published: it stays, too, until SQS moves it to the dead-letter queue.
 */
export function createOutboxHandler({ publish, log, bus }: OutboxPorts): OutboxHandler {
  return async ({ Records }) => {
    const read = Records.map(({ messageId, body }) => ({ messageId, result: readEvent(body) }));
    const sound = read.flatMap(({ messageId, result }) =>
      'event' in result ? [{ messageId, event: result.event }] : [],
    );
    const refusals = sound.length > 0 ? await publish(sound.map(({ event }) => event)) : [];
    const refused = new Set(refusals.map(({ event }) => event));
    const published = sound.filter(({ event }) => !refused.has(event)).map(({ messageId }) => messageId);
    const [problem] = read.flatMap(({ result }) => ('problem' in result ? [result.problem] : []));
    const code = refusals[0]?.code ?? problem;
    const level = code === undefined ? 'info' : 'warn';
    const fields = { level, message: 'outbox emptied', received: Records.length, ...(code ? { code } : {}) } as const;
    log(logLine(fields, { [metrics.eventsRecovered]: published.length }, { bus }));
    const left = Records.filter(({ messageId }) => !published.includes(messageId));
    return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}
