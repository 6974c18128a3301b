import { kafkaAuth, type KafkaAuthPorts } from './access/kafka-auth.ts';
import type { Config } from './config.ts';
import { kafkajsReader } from './kafkajs/reader.ts';
import type { Reader } from './reader.ts';

/** Creates a reader of this cluster. Rejects with a ConnectError if a secret cannot be read or used. */
export async function readerOf(
  { brokers, security }: Pick<Config, 'brokers' | 'security'>,
  authPorts: KafkaAuthPorts,
  clientId: string,
): Promise<Reader> {
  return kafkajsReader({ brokers, access: await kafkaAuth(security, authPorts).access(), clientId });
}
