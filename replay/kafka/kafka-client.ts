import { kafkaCluster, type Cluster } from '../../kafka/cluster.ts';
import type { KafkaConfig } from '../../kafka/config.ts';
import { personalKafka, type PersonalSettings } from './personal-kafka.ts';

/** The forwarder's cluster, with the credentials of the person at the terminal. */
export const kafkaClient = (config: KafkaConfig, settings: PersonalSettings): Cluster =>
  // The code of each event that could not be sent names its missing topic.
  kafkaCluster(config, personalKafka(config.security, settings), () => undefined);
