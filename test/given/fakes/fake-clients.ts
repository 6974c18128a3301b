import type { BrokerClient } from '../../../kafka/kafkajs/any-broker.ts';
import { usualLimits } from '../../../kafka/topics/topic-limits.ts';

/** The end of a client's connection: it connects, is never answered, or is answered and then fails. */
export type Connecting = 'connects' | 'never' | Error;

interface FakeClientsOptions {
  /** By host:port of the bootstrap server. @default 'connects' */
  readonly connecting?: (broker: string) => Connecting;
  /** Error with which the nth send fails; undefined: all is acknowledged. @default - none */
  readonly sending?: (nth: number) => Error | undefined;
}

/** Makes clients of one bootstrap server each, and keeps which were made, which were destroyed and who sent. */
export function fakeClients(options: FakeClientsOptions = {}) {
  const { connecting = () => 'connects', sending = () => undefined } = options;
  const made: string[] = [];
  const destroyed: string[] = [];
  const sentBy: string[] = [];
  const create = (broker: string): BrokerClient => {
    made.push(broker);
    const outcome = connecting(broker);
    return {
      answered: outcome === 'never' ? new Promise(() => undefined) : Promise.resolve(),
      connect: () => {
        if (outcome === 'never') return new Promise(() => undefined);
        return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve();
      },
      limitsOf: () => usualLimits,
      send: (records) => {
        sentBy.push(broker);
        const error = sending(sentBy.length - 1);
        return error ? Promise.reject(error) : Promise.resolve(records.map(() => true));
      },
      partitionOf: () => undefined,
      destroy: () => void destroyed.push(broker),
    };
  };
  return { create, made, destroyed, sentBy };
}
