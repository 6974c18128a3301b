import { randomUUID } from 'node:crypto';
import { quietKafka } from './kafka.ts';
import { endOffsets } from './topic-reader.ts';
import { waitFor } from './wait-for.ts';

/** How often each value is in the topic, from its beginning to where it ends now; patient with brokers that come back. */
export async function countsIn(bootstrap: string, topic: string): Promise<ReadonlyMap<string, number>> {
  const ends = await waitFor(() => endOffsets(bootstrap, topic).catch(() => undefined), {
    what: `where "${topic}" ends`,
    timeoutMs: 30_000,
  });
  const total = ends.reduce((sum, { offset }) => sum + Number(offset), 0);
  const counts = new Map<string, number>();
  if (total === 0) return counts;
  let read = 0;
  const groupId = `cognito-to-kafka-reader-${randomUUID()}`;
  const consumer = quietKafka(bootstrap).consumer({ groupId, maxWaitTimeInMs: 100, retry: { retries: 30 } });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      const value = String(message.value);
      counts.set(value, (counts.get(value) ?? 0) + 1);
      read += 1;
      return Promise.resolve();
    },
  });
  await waitFor(() => read >= total, { what: `${total} records of "${topic}"`, timeoutMs: 60_000 });
  await consumer.disconnect();
  return counts;
}
