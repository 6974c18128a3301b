import { ConnectError } from '../failures/connect-error.ts';
import type { Access } from './access.ts';
import type { KafkaAuth } from './kafka-auth.ts';
import type { Producer } from '../producer.ts';
import { canRefreshCredentials, refusalOf } from '../failures/refusal.ts';
import { usualLimits } from '../topics/topic-limits.ts';

/**
 * A producer that authenticates. It connects with the current access. If the brokers refuse it and it has changed since it
 * was read, it connects again with the new one. So a password can be rotated without a deployment. A refusal is a
 * ConnectError. After a refusal for its rate the environment pauses.
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
  const refusalFrom = (error: unknown, wereConnected: boolean): ConnectError | undefined => {
    const { wereAccepted, ...credentials } = auth.credentials();
    const refusal = refusalOf(error, { ...credentials, wereAccepted: wereConnected || wereAccepted });
    if (refusal?.code === 'KAFKA_RATE_LIMITED') auth.pause(refusal);
    return refusal;
  };
  const final = (refusal: ConnectError): ConnectError =>
    new ConnectError(refusal.code, refusal.message, { cause: refusal.cause });
  return {
    connect: async () => {
      try {
        await open();
      } catch (error) {
        current?.destroy();
        const refusal = refusalFrom(error, false);
        if (!refusal) throw error;
        if (!canRefreshCredentials(refusal) || !(await auth.refused())) throw final(refusal);
        await open().catch((again: unknown) => {
          const second = refusalFrom(again, false);
          throw second ? final(second) : again;
        });
      }
    },
    limitsOf: (topic) => current?.limitsOf(topic) ?? usualLimits,
    send: async (records) => {
      try {
        if (!current) throw new Error('the producer is not connected');
        return await current.send(records);
      } catch (error) {
        const refusal = refusalFrom(error, true);
        if (!refusal) throw error;
        // Whether a new connection is accepted shows when it connects.
        if (canRefreshCredentials(refusal)) await auth.refused();
        throw refusal;
      }
    },
    partitionOf: (record) => current?.partitionOf(record),
    destroy: () => {
      isDestroyed = true;
      current?.destroy();
    },
  };
}
