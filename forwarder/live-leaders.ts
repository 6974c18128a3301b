import type { Producer } from './producer.ts';
import type { SilentBrokers } from './silent-brokers.ts';

export interface LiveLeadersPorts {
  readonly silent: SilentBrokers;
  /** Makes the producer; it opens no connection to an address that `refuses` names. */
  readonly create: (refuses: (address: string) => boolean) => Producer;
  /** Whether the broker answers a connection of its own, within half a second. Never rejects. */
  readonly answers: (address: string) => Promise<boolean>;
}

/**
 * A producer that sends nothing to a leader that lately was silent, unless the leader answers again. Otherwise `send`
 * rejects, with nothing sent, in half a second and not in the three of a request. So it is soon known that the partition
 * has a new leader, and a record is not written twice for an attempt that could not succeed.
 */
export function liveLeaders({ silent, create, answers }: LiveLeadersPorts): Producer {
  const refused = new Set<string>();
  let isConnected = false;
  const producer = create((address) => {
    // While it connects, the bootstrap servers are asked whatever they did before.
    if (!isConnected || !silent.has(address)) return false;
    refused.add(address);
    return true;
  });
  return {
    ...producer,
    connect: async () => {
      await producer.connect();
      isConnected = true;
    },
    send: async (records) => {
      for (;;) {
        refused.clear();
        try {
          return await producer.send(records);
        } catch (error) {
          const [address] = refused;
          if (address === undefined || !(await answers(address))) throw error;
          silent.delete(address);
        }
      }
    },
  };
}
