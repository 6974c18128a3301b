import { parsePublisherConfig } from '../config.ts';
import { createDeadLetters } from './dependencies.ts';
import { createOutboxHandler } from './handler.ts';
import { createPublisher } from '../publish/publisher.ts';

const { deadLetterQueueUrl, ...config } = parsePublisherConfig(process.env);

/** Lambda handler of the outbox queue. Wrong settings fail the cold start loudly: the events wait in the queue. */
export const handler = createOutboxHandler({
  ...createPublisher(config),
  now: Date.now,
  sendToDeadLetterQueue: deadLetterQueueUrl === undefined ? undefined : createDeadLetters(deadLetterQueueUrl),
});
