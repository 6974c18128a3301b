import type { SQSBatchResponse } from 'aws-lambda';
import { parseConfig } from '../../../forwarder/config.ts';
import { createDependencies } from '../../../forwarder/dependencies.ts';
import type { Failure } from '../../../kafka/failures/failure.ts';
import { createHandler } from '../../../forwarder/handler.ts';
import type { Message } from '../../../kafka/records/message.ts';
import { anSqsEvent } from '../../given/builders/an-sqs-event.ts';
import { acceptingQueues } from '../../given/fakes/accepting-ports.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue';

/** What one invocation came to. */
export interface Invoked {
  /** Ids of the messages that SQS has to deliver again. */
  readonly again: readonly string[];
  readonly deadLettered: readonly Failure[];
  readonly tookMs: number;
  /** The line that the log has of it. */
  readonly logged: Readonly<Record<string, unknown>>;
}

/**
 * The forwarder as it runs on Lambda, on a real cluster: one warm environment. Its dead-letter queue is a list; `remainingMs` is
 * the remaining time of the invocation.
 */
export function forwarderOn(bootstrap: string, topic: string, topicsByType: Readonly<Record<string, string>> = {}) {
  let deadLettered: Failure[] = [];
  let lines: string[] = [];
  const dependencies = createDependencies(
    parseConfig({
      KAFKA_BROKERS: bootstrap,
      KAFKA_TOPIC: topic,
      KAFKA_TOPICS_BY_TYPE: JSON.stringify(topicsByType),
      QUEUE_URL: queueUrl,
      DEAD_LETTER_QUEUE_URL: queueUrl,
    }),
  );
  const handler = createHandler({
    ...dependencies,
    queues: {
      ...acceptingQueues,
      sendToDeadLetterQueue: (poison) => {
        deadLettered.push(...poison);
        return Promise.resolve([]);
      },
    },
    log: (line) => void lines.push(line),
  });
  return async (messages: readonly Message[], remainingMs = 30_000): Promise<Invoked> => {
    deadLettered = [];
    lines = [];
    const begin = Date.now();
    const invocation = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => remainingMs };
    const response: SQSBatchResponse = await handler(anSqsEvent(messages), invocation);
    return {
      again: response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      deadLettered,
      tookMs: Date.now() - begin,
      logged: JSON.parse(lines[0] ?? '{}') as Record<string, unknown>,
    };
  };
}
