import { parsePublisherConfig } from './config.ts';
import { createOutboxHandler } from './outbox-handler.ts';
import { createPublisher } from './publisher.ts';

/** Lambda handler of the outbox queue. Wrong settings fail the cold start loudly: the events wait in the queue. */
export const handler = createOutboxHandler(createPublisher(parsePublisherConfig(process.env)));
