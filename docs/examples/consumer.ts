import type { Kafka } from 'kafkajs';

/** Remembers which events have been dealt with: a table with the id as its unique key, say. */
export interface Ledger {
  /** Runs the effect and notes the id, both or neither; does nothing if the id exists. */
  readonly once: (id: string, effect: () => Promise<void>) => Promise<void>;
}

export interface ConsumerSettings {
  readonly topic: string;
  readonly groupId: string;
  readonly ledger: Ledger;
  /** What is done with an event. */
  readonly effect: (event: { readonly id: string; readonly type: string }) => Promise<void>;
}

/** Reads identity events and deals with each once, however many copies there are. Resolves when it runs. */
export async function consumeEvents(kafka: Kafka, { topic, groupId, ledger, effect }: ConsumerSettings) {
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event = JSON.parse(String(message.value)) as { readonly id: string; readonly type: string };
      await ledger.once(event.id, () => effect(event));
    },
  });
  return consumer;
}
