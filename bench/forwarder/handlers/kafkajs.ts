import { Kafka, logLevel, type Message, type Producer } from 'kafkajs';

let producer: Promise<Producer> | undefined;

/** The floor: bare kafkajs, with prepared records. One connection, all replicas, not idempotent, uncompressed. */
export const handler = async (messages: Message[]): Promise<void> => {
  const warm = await (producer ??= connect());
  await warm.sendBatch({ acks: -1, topicMessages: [{ topic: process.env['KAFKA_TOPIC'] ?? '', messages }] });
};

async function connect(): Promise<Producer> {
  const kafka = new Kafka({ brokers: [process.env['KAFKA_BROKERS'] ?? ''], logLevel: logLevel.NOTHING });
  const connected = kafka.producer({ allowAutoTopicCreation: false });
  await connected.connect();
  return connected;
}
