import { SQSClient } from '@aws-sdk/client-sqs';
import { keepInOutbox, parkInDeadLetters, type Keep, type Park } from '../publish/outbox.ts';

let client: SQSClient | undefined;
const sqs = (): SQSClient => (client ??= new SQSClient({ maxAttempts: 2 }));

/** The real outbox queue. */
export const createOutbox = (queueUrl: string): Keep => keepInOutbox(sqs(), queueUrl, () => new Date());

/** A real dead-letter queue: of the outbox, or of the audit queue. */
export const createDeadLetters = (queueUrl: string): Park => parkInDeadLetters(sqs(), queueUrl, () => new Date());
