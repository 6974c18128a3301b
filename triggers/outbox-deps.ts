import { SQSClient } from '@aws-sdk/client-sqs';
import { keepInOutbox, type Keep } from './delivery/outbox.ts';

let client: SQSClient | undefined;

/** The real outbox queue. */
export function createOutbox(queueUrl: string): Keep {
  client ??= new SQSClient({ maxAttempts: 2 });
  return keepInOutbox(client, queueUrl, () => new Date());
}
