import type { TopicState } from '../contracts/forwarder-check.ts';
import { iamToken } from './access/iam-token.ts';
import { kafkaAuth, type KafkaAuth, type KafkaAuthPorts } from './access/kafka-auth.ts';
import { readSecret } from './access/read-secret.ts';
import type { Security } from './access/read-security.ts';
import { securedProducer } from './access/secured-producer.ts';
import type { Config } from './config.ts';
import type { ConnectError } from './failures/connect-error.ts';
import { kafkajsProducer, rememberBrokers, type KafkaSettings } from './kafkajs/producer.ts';
import { everyTopic } from './records/route.ts';
import { warmProducer } from './send/warm-producer.ts';
import { recreatingTopics } from './topics/recreated-topics.ts';
import { topicCheck } from './topics/topic-check.ts';
import { topicStates } from './topics/topic-states.ts';

/** Over Secrets Manager and the role of the function. */
export const authPortsOf = ({ region = '' }: Security): KafkaAuthPorts => ({
  readSecret,
  token: () => iamToken(region),
  now: Date.now,
});

/** Connects anew and ends the connection; resolves with what is wrong with some topics, and how each is. Creates none. */
export async function connectOnce(config: Config, auth: KafkaAuth) {
  let missing: string | undefined;
  let states: readonly TopicState[] = [];
  const topics = everyTopic(config.topics);
  const check = topicCheck({ topics, create: undefined, report: ({ message }) => void (missing = message) });
  const producer = producerWith(config, auth, async (admin) => {
    const limits = await check(admin);
    states = await topicStates(admin, topics);
    return limits;
  })();
  try {
    await producer.connect();
    return { missing, states };
  } finally {
    producer.destroy();
  }
}

/** The producer for these settings, kept warm; `report` is told of topics that are missing. */
export const producerOf = (config: Config, authPorts: KafkaAuthPorts, report: (missing: ConnectError) => void) =>
  warmProducerOf(config, kafkaAuth(config.security, authPorts), report);

export function warmProducerOf(config: Config, auth: KafkaAuth, report: (missing: ConnectError) => void) {
  const topics = everyTopic(config.topics);
  const check = topicCheck({ topics, create: config.createTopics, report });
  const create = producerWith(config, auth, check);
  return warmProducer(() => recreatingTopics(create(), check.lost));
}

/** Makes producers for these settings, with one check of the topics and one memory of brokers. */
function producerWith(
  { brokers, clientId, compression }: Config,
  auth: KafkaAuth,
  checkTopics: KafkaSettings['checkTopics'],
) {
  const silent = rememberBrokers();
  return () =>
    securedProducer(auth, (access) => kafkajsProducer({ brokers, silent, clientId, access, checkTopics, compression }));
}
