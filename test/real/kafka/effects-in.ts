import { consumeEvents } from '../../../docs/examples/consumer.ts';
import type { Message } from '../../../kafka/records/message.ts';
import { quietKafka } from '../../../local/rig/kafka.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';

/** Ids of the events in these messages. */
export const eventIdsOf = (some: readonly Message[]): string[] =>
  some.map(({ body }) => (JSON.parse(body) as { readonly id: string }).id);

/** Ids of the events that the consumer of docs/guides/read-from-kafka.md deals with, once it has read so many records. */
export async function effectsIn(bootstrap: string, topic: string, records: number): Promise<readonly string[]> {
  const [known, effects]: [Set<string>, string[]] = [new Set(), []];
  let read = 0;
  const ledger = {
    once: async (id: string, effect: () => Promise<void>): Promise<void> => {
      read += 1;
      if (known.has(id)) return;
      known.add(id);
      await effect();
    },
  };
  const effect = ({ id }: { readonly id: string }): Promise<void> => {
    effects.push(id);
    return Promise.resolve();
  };
  const consumer = await consumeEvents(quietKafka(bootstrap), { topic, groupId: 'example', ledger, effect });
  await waitFor(() => read >= records, { what: `${records} records`, timeoutMs: 30_000 });
  await consumer.disconnect();
  return effects;
}
