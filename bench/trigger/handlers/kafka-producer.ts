import { Kafka, logLevel } from 'kafkajs';

/** The usual answer in blogs: a Kafka producer in the trigger, for every event. */
export const handler = async (event: { userName?: string }): Promise<unknown> => {
  const kafka = new Kafka({ brokers: [process.env['KAFKA_BROKERS'] ?? ''], logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({
    topic: process.env['KAFKA_TOPIC'] ?? '',
    messages: [{ key: event.userName ?? null, value: JSON.stringify(event) }],
  });
  await producer.disconnect();
  return event;
};
