import type { Producer } from '../producer.ts';
import type { SilentBrokers } from './silent-brokers.ts';

export interface LiveLeadersPorts {
  readonly silent: SilentBrokers;
  /** Creates the producer, which opens no connection to an address that `refuses` names. */
  readonly create: (refuses: (address: string) => boolean) => Producer;
  /** Asks a broker over a separate connection. Rejects if it does not answer; if it does, it is no longer silent. */
  readonly ask: (address: string) => Promise<void>;
}

/**
 * A producer that sends nothing to a leader that may be silent before the leader has answered. Without an answer, `send`
 * rejects after half a second with nothing sent, and not after the three seconds of a request. So a new leader is found
 * soon, and no record is in a request whose outcome is not known.
 */
export function liveLeaders({ silent, create, ask }: LiveLeadersPorts): Producer {
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
      for (let isFirst = true; ; isFirst = false) {
        refused.clear();
        try {
          return await producer.send(records);
        } catch (error) {
          const [address] = refused;
          if (address === undefined) throw error;
          // The client has read the metadata again by now, and may know another leader.
          if (isFirst) continue;
          await ask(address).catch(() => {
            throw error;
          });
        }
      }
    },
  };
}
