import { brokerIn, isSilence, isUnreachable, reasonOf, refusesCredentials } from '../failures/broker-errors.ts';
import { connectErrorIn, connectFailure, type ConnectError } from '../failures/connect-error.ts';
import { firstToConnect } from './first-to-connect.ts';
import type { Producer } from '../producer.ts';
import { refusalIn } from '../failures/refusal.ts';
import type { SilentBrokers } from './silent-brokers.ts';
import { usualLimits } from '../topics/topic-limits.ts';

/** A producer that begins at one bootstrap server. */
export interface BrokerClient extends Producer {
  /** Resolves at the first answer of a broker. Rejects if a connection was closed before. */
  readonly answered: Promise<unknown>;
}

export interface AnyBrokerSettings {
  /** Bootstrap servers, as host:port. */
  readonly brokers: readonly string[];
  readonly silent: SilentBrokers;
  readonly create: (broker: string) => BrokerClient;
  readonly now: () => number;
}

/** Number of brokers that refuse the credentials before no other is asked: they answer for their cluster. */
const refusalsToBelieve = 2;

/** Milliseconds of a failed send after which every leader must answer before the next send. */
const slowMs = 1000;

/**
 * A producer for which any one of the bootstrap servers is enough. It asks them in random order, those last that lately
 * did not answer.
 */
export function anyBroker({ brokers, silent, create, now }: AnyBrokerSettings): Producer {
  const ending = new AbortController();
  const clients = new Map<string, BrokerClient>();
  let current: BrokerClient | undefined;

  /** Notes a broker that did not answer; names one that is not among the bootstrap servers. */
  const explained = (error: unknown): unknown => {
    const broker = brokerIn(error);
    if (broker === undefined || ending.signal.aborted) return error;
    if (isSilence(error)) silent.add(broker);
    return isUnreachable(error) && !brokers.includes(broker) ? advertisedUnreachable(broker, error) : error;
  };
  const begin = (address: string) => {
    const client = create(address);
    clients.set(address, client);
    const connected = client.connect().catch((error: unknown) => {
      throw explained(error);
    });
    return { connected, answered: client.answered };
  };
  return {
    connect: async () => {
      let refusals = 0;
      const endsWith = (error: unknown): boolean => {
        if (refusesCredentials(error)) refusals += 1;
        // A limit of the rate may be the cluster's: another authentication would use up more of it.
        const isLimited = refusalIn(error) === 'KAFKA_RATE_LIMITED';
        return connectErrorIn(error) !== undefined || isLimited || refusals >= refusalsToBelieve;
      };
      const { signal } = ending;
      try {
        const { address, passed } = await firstToConnect(silent.silentLast(brokers), { begin, endsWith, signal });
        current = clients.get(address);
        passed.forEach(silent.add);
      } finally {
        for (const client of clients.values()) if (client !== current) client.destroy();
      }
    },
    limitsOf: (topic) => current?.limitsOf(topic) ?? usualLimits,
    send: async (records) => {
      if (!current) throw new Error('the producer is not connected');
      const client = current;
      const begin = now();
      return client.send(records).catch((error: unknown) => {
        // kafkajs reports only the first failure. Another leader or a follower may be silent, too.
        if (now() - begin >= slowMs) silent.addAll();
        throw explained(error);
      });
    },
    partitionOf: (record) => current?.partitionOf(record),
    destroy: () => {
      ending.abort(new Error('the producer has been destroyed'));
      for (const client of clients.values()) client.destroy();
    },
  };
}

const advertisedUnreachable = (broker: string, cause: unknown): ConnectError =>
  connectFailure('KAFKA_ADVERTISED_LISTENER_UNREACHABLE', `Address: ${broker}. Error: ${reasonOf(cause)}.`, { cause });
