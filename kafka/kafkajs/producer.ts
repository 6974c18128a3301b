import { anyBroker } from './any-broker.ts';
import { BrokerSilentError } from '../failures/broker-errors.ts';
import { patienceMs } from './first-to-connect.ts';
import { kafkajsClient, type ClientSettings } from './client.ts';
import { liveLeaders } from './live-leaders.ts';
import type { Producer } from '../producer.ts';
import { silentBrokers, type SilentBrokers } from './silent-brokers.ts';
import { withTimeout } from '../../platform/with-timeout.ts';

export interface KafkaSettings extends Omit<ClientSettings, 'broker' | 'refuses' | 'onAnswer'> {
  /** Bootstrap servers, as host:port; any one that answers is enough. */
  readonly brokers: readonly string[];
  /** Brokers that were silent for earlier producers. @default - none */
  readonly silent?: SilentBrokers;
}

/** A producer over kafkajs that begins at the bootstrap server that answers first, and sends to leaders that answer. */
export function kafkajsProducer({ brokers, silent = rememberBrokers(), ...settings }: KafkaSettings): Producer {
  const onAnswer = silent.answered;
  const create = (refuses: (address: string) => boolean): Producer =>
    anyBroker({
      brokers,
      silent,
      create: (broker) => kafkajsClient({ ...settings, broker, refuses, onAnswer }),
      now: Date.now,
    });
  const ask = (broker: string) => askOnce({ ...settings, broker, refuses: () => false, onAnswer });
  return liveLeaders({ silent, create, ask });
}

/** A memory of silent brokers, with the real clock. */
export const rememberBrokers = (): SilentBrokers => silentBrokers({ now: Date.now, random: Math.random });

async function askOnce(settings: ClientSettings): Promise<void> {
  const client = kafkajsClient(settings);
  client.connect().catch(() => undefined);
  try {
    await withTimeout(client.answered, patienceMs, () => {
      throw new BrokerSilentError(settings.broker);
    });
  } finally {
    client.destroy();
  }
}
