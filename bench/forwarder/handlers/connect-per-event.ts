import { readFileSync } from 'node:fs';
import { Kafka, logLevel, type Message } from 'kafkajs';

const authority = process.env['TLS_AUTHORITY'];

/** What a producer in a trigger comes to: for every event a connection, one record, and the end of the connection. */
export const handler = async (messages: Message[]): Promise<void> => {
  const brokers = [process.env['KAFKA_BROKERS'] ?? ''];
  const encryption = authority ? { ssl: { ca: [readFileSync(authority, 'utf8')] } } : {};
  for (const message of messages) {
    const producer = new Kafka({ brokers, logLevel: logLevel.NOTHING, ...encryption }).producer();
    await producer.connect();
    await producer.send({ topic: process.env['KAFKA_TOPIC'] ?? '', messages: [message] });
    await producer.disconnect();
  }
};
