import { asConnectError, refusalIn } from './refusal.ts';
import type { Access, KafkaAuth } from './kafka-auth.ts';
import type { Producer } from './producer.ts';
import { usualLimits } from './topic-limits.ts';

/**
 * A producer that is let in: it connects with the access of the moment and, if that is refused and may have changed
 * since it was read, once more with a new one. So a password can be rotated without a deployment. What keeps it from the
 * cluster is a ConnectError.
 */
export function securedProducer(auth: KafkaAuth, create: (access: Access) => Producer): Producer {
  let current: Producer | undefined;
  let isDestroyed = false;
  const open = async (): Promise<void> => {
    const access = await auth.access();
    if (isDestroyed) throw new Error('the producer has been destroyed');
    current = create(access);
    await current.connect();
  };
  return {
    connect: async () => {
      try {
        await open();
      } catch (error) {
        current?.destroy();
        if (!refusalIn(error) || !auth.refused()) throw asConnectError(error, { isFinal: true });
        await open().catch((again: unknown) => {
          throw asConnectError(again, { isFinal: true });
        });
      }
    },
    limitsOf: (topic) => current?.limitsOf(topic) ?? usualLimits,
    send: async (records) => {
      try {
        if (!current) throw new Error('the producer is not connected');
        return await current.send(records);
      } catch (error) {
        // Whether a new connection is let in shows when it connects.
        if (refusalIn(error)) auth.refused();
        throw asConnectError(error, { isFinal: false });
      }
    },
    partitionOf: (record) => current?.partitionOf(record),
    destroy: () => {
      isDestroyed = true;
      current?.destroy();
    },
  };
}
