import { SQSClient, type Message } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';
import { sendPlainly } from './plain-producer.ts';
import { plainRecord } from './plain-record.ts';

const queueUrl = process.env['QUEUE_URL'] ?? '';
const consumers = Number(process.env['CONSUMERS']);
const visibilityTimeout = Number(process.env['VISIBILITY_TIMEOUT']);
const sqs = new SQSClient({});

/** Sends the messages that it can read. Those that are returned are deleted. */
async function handleMessageBatch(messages: Message[]): Promise<Message[]> {
  const readable = messages.flatMap((message) => {
    try {
      return [{ message, record: plainRecord(message.Body ?? '') }];
    } catch {
      return [];
    }
  });
  if (readable.length > 0) await sendPlainly(readable.map(({ record }) => record));
  return readable.map(({ message }) => message);
}

const running = Array.from({ length: consumers }, () => {
  const consumer = Consumer.create({
    queueUrl,
    sqs,
    batchSize: 10,
    waitTimeSeconds: 20,
    visibilityTimeout,
    // As its README recommends for work that may outlast the visibility timeout.
    heartbeatInterval: Math.floor(visibilityTimeout / 3),
    handleMessageBatch,
  });
  const report = (error: Error): void => {
    console.error(error.message);
  };
  consumer.on('error', report);
  consumer.on('processing_error', report);
  consumer.on('timeout_error', report);
  consumer.start();
  return consumer;
});

console.log('started');
process.once('SIGTERM', () => {
  for (const consumer of running) consumer.stop();
});
