import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../../kafka/config.ts';
import type { DeliverPorts } from '../../kafka/send/deliver.ts';
import { producerOf } from '../../kafka/connect.ts';
import { personalKafka, type PersonalSettings } from './personal-kafka.ts';

/** The forwarder's own producer, let in as the person at the terminal. */
export function kafkaClient(config: Config, settings: PersonalSettings): DeliverPorts {
  // The code of each event that could not be sent names its missing topic.
  const producer = producerOf(config, personalKafka(config.security, settings), () => undefined);
  // Only for spans of time within this process.
  return { ...producer, now: Date.now, pause: (milliseconds) => pause(milliseconds) };
}
