import { randomUUID } from 'node:crypto';
import { quietKafka } from '../../local/rig/kafka.ts';
import { endOffsets } from '../../local/rig/topic-reader.ts';
import { waitFor } from '../../local/rig/wait-for.ts';
import type { WrittenRecord } from './ledger.ts';

const withinMs = 300_000;

/** Reads every record of the topic once. Throws an error with the missing records if it cannot. */
export async function readTopic(
  bootstrap: string,
  topic: string,
  onRecord: (record: WrittenRecord) => void,
): Promise<void> {
  const ends = new Map(
    (await endOffsets(bootstrap, topic)).map(({ partition, offset }) => [partition, Number(offset)]),
  );
  const next = new Map<number, number>();
  let gap: string | undefined;
  const groupId = `cognito-to-kafka-soak-${randomUUID()}`;
  const consumer = quietKafka(bootstrap).consumer({ groupId, maxWaitTimeInMs: 200, retry: { retries: 30 } });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachBatch: ({ batch: { partition, messages } }) => {
        for (const { offset, key, value, headers = {}, timestamp } of messages) {
          const expected = next.get(partition) ?? 0;
          // A consumer that joins its group again reads records again that it had not committed.
          if (Number(offset) < expected || Number(offset) >= (ends.get(partition) ?? 0)) continue;
          if (Number(offset) > expected)
            gap ??= `Partition ${partition} of "${topic}" has no record at offset ${expected}.`;
          next.set(partition, Number(offset) + 1);
          onRecord({
            partition,
            offset,
            key: key?.toString() ?? null,
            value: value?.toString() ?? '',
            headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])),
            writtenAt: Number(timestamp),
          });
        }
        return Promise.resolve();
      },
    });
    const isRead = (): boolean => {
      if (gap !== undefined) throw new Error(gap);
      return [...ends].every(([partition, end]) => (next.get(partition) ?? 0) === end);
    };
    await waitFor(isRead, { what: `the whole topic "${topic}"`, timeoutMs: withinMs });
  } finally {
    await consumer.disconnect();
  }
}
