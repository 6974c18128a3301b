import { kafkaAuth, type KafkaAuthPorts } from './access/kafka-auth.ts';
import type { KafkaConfig } from './config.ts';
import { kafkajsReader } from './kafkajs/reader.ts';
import type { Reader } from './reader.ts';

/** Creates a reader of this cluster. Rejects with a ConnectError if a secret cannot be read or used. */
export async function readerOf(
  { brokers, security }: Pick<KafkaConfig, 'brokers' | 'security'>,
  authPorts: KafkaAuthPorts,
  clientId: string,
): Promise<Reader> {
  return kafkajsReader({ brokers, access: await kafkaAuth(security, authPorts).access(), clientId });
}
