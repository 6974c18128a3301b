import { createHandler } from '../../../forwarder/handler.ts';
import { backoffSeconds } from '../../../forwarder/queues/backoff.ts';
import { createOutboxHandler } from '../../../triggers/outbox/handler.ts';
import type { Publish } from '../../../triggers/publish/event-bus.ts';
import { retriable } from '../../given/builders/a-failure.ts';
import { anSqsEvent } from '../../given/builders/an-sqs-event.ts';
import type { Invoked } from './lambda-poller.ts';
import type { ModelMessage, ModelQueue } from './sqs-queue.ts';
import { acceptingCluster, acceptingQueues } from '../../given/fakes/accepting-ports.ts';

export interface ModelFunctionPorts {
  readonly bus: string;
  /** Takes a line of the log, written at that time. */
  readonly log: (line: string, atMs: number) => void;
  readonly random: () => number;
}

/** How long an invocation tries before it gives up on an unavailable cluster or partition (kafka/send/retry-policy.ts). */
const patienceMs = 12_000;
const sendMs = 40;

/** The forwarder's own handler, for one invocation at a time, over a Kafka that does not take records of some topics. */
export const modelForwarder =
  (
    queue: ModelQueue,
    isAvailable: (topic: string, nowMs: number) => boolean,
    { bus, log, random }: ModelFunctionPorts,
  ) =>
  async (messages: readonly ModelMessage[], startMs: number): Promise<Invoked> => {
    let nowMs = startMs;
    const handler = createHandler({
      cluster: {
        ...acceptingCluster,
        topicOf: (type) => (type.startsWith('cognito.login.') ? 'logins' : 'others'),
        deliver: (outgoing) => {
          const failed = outgoing.filter(({ record }) => !isAvailable(record.topic, nowMs));
          nowMs += failed.length > 0 ? patienceMs : sendMs;
          return Promise.resolve({
            failures: failed.map(({ message }) => ({ message, cause: retriable })),
            possibleDuplicates: 0,
          });
        },
      },
      queues: {
        ...acceptingQueues,
        delayRetry: (failures) => {
          for (const { message } of failures)
            queue.hide(message.id, nowMs + 1000 * backoffSeconds(message.receiveCount, random()));
          return Promise.resolve();
        },
      },
      log: (line) => {
        log(line, nowMs);
      },
      bus,
      now: () => nowMs,
    });
    const context = { awsRequestId: 'request', getRemainingTimeInMillis: () => 30_000 - (nowMs - startMs) };
    const { batchItemFailures } = await handler(sqsEventOf(messages), context);
    return { tookMs: nowMs - startMs, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
  };

/** The handler of the outbox's function, over a bus. */
export const modelOutbox =
  (publish: (nowMs: number) => Publish, { bus, log }: ModelFunctionPorts) =>
  async (messages: readonly ModelMessage[], nowMs: number): Promise<Invoked> => {
    const handler = createOutboxHandler({
      publish: publish(nowMs),
      sendToDeadLetterQueue: () => Promise.resolve([]),
      log: (line) => {
        log(line, nowMs);
      },
      bus,
      now: () => nowMs,
    });
    const { batchItemFailures } = await handler(sqsEventOf(messages));
    return { tookMs: sendMs, failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
  };

/** A batch of messages, as Lambda hands it over. */
export const sqsEventOf = (messages: readonly ModelMessage[]) =>
  anSqsEvent(
    messages.map(({ id, body, receives, firstReceivedMs = 0, sentMs }) => ({
      id,
      receiptHandle: id,
      body,
      receiveCount: receives,
      firstReceivedAt: new Date(firstReceivedMs),
      sentMs,
    })),
  );
