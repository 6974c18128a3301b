import { SQSClient } from '@aws-sdk/client-sqs';
import {
  sendToOutbox,
  sendToDeadLetterQueue,
  type SendToOutbox,
  type SendToDeadLetterQueue,
} from '../publish/outbox.ts';

let client: SQSClient | undefined;
const sqs = (): SQSClient => (client ??= new SQSClient({ maxAttempts: 2 }));

/** The real outbox queue. */
export const createOutbox = (queueUrl: string): SendToOutbox => sendToOutbox(sqs(), queueUrl, () => new Date());

/** A real dead-letter queue: of the outbox, or of the audit queue. */
export const createDeadLetters = (queueUrl: string): SendToDeadLetterQueue =>
  sendToDeadLetterQueue(sqs(), queueUrl, () => new Date());
