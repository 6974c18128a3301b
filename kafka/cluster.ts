import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaState, TopicState } from '../contracts/forwarder-check.ts';
import { kafkaAuth, type KafkaAuth, type KafkaAuthPorts } from './access/kafka-auth.ts';
import { securedProducer } from './access/secured-producer.ts';
import { checkKafka } from './check-kafka.ts';
import type { KafkaConfig } from './config.ts';
import type { ConnectError } from './failures/connect-error.ts';
import { kafkajsProducer, rememberBrokers, type KafkaSettings } from './kafkajs/producer.ts';
import type { Outgoing } from './records/read-batch.ts';
import { everyTopic, topicOf } from './records/route.ts';
import { deliver, type Delivery } from './send/deliver.ts';
import { lastRefusals } from './send/last-refusals.ts';
import { warmProducer } from './send/warm-producer.ts';
import { recreatingTopics } from './topics/recreated-topics.ts';
import { topicCheck } from './topics/topic-check.ts';
import { topicStates } from './topics/topic-states.ts';

/** A Kafka cluster that events are written to. Connects with the first delivery and stays connected. */
export interface Cluster {
  /** The topic for events of a type. */
  readonly topicOf: (type: string) => string;
  /** Sends until the deadline, Unix time in milliseconds. Never rejects: see `deliver`. */
  readonly deliver: (outgoing: readonly Outgoing[], deadlineMs: number) => Promise<Delivery>;
  /** Never rejects: see `checkKafka`. */
  readonly check: () => Promise<KafkaState>;
  /** Ends the connections. The next delivery connects again. */
  readonly close: () => void;
}

/** The cluster for these settings; `report` is called with the error about missing topics, while others exist. */
export function kafkaCluster(
  config: KafkaConfig,
  authPorts: KafkaAuthPorts,
  report: (missing: ConnectError) => void,
): Cluster {
  const auth = kafkaAuth(config.security, authPorts);
  const topics = everyTopic(config.topics);
  const check = topicCheck({ topics, create: config.createTopics, report });
  const create = producersFor(config, auth, check);
  const warm = warmProducer(() => recreatingTopics(create(), check.lost));
  const refusals = lastRefusals(Date.now);
  const ports = { ...warm, now: Date.now, pause: (ms: number) => pause(ms) };
  return {
    topicOf: (type) => topicOf(type, config.topics),
    deliver: async (outgoing, deadlineMs) => refusals.note(outgoing, await deliver(outgoing, deadlineMs, ports)),
    check: () =>
      checkKafka({ topics, connect: () => connectOnce(config, auth), lastRefusal: refusals.text, now: Date.now }),
    close: warm.discard,
  };
}

/** Opens a connection and ends it. Resolves with the problems of topics and the state of each. Creates no topics. */
async function connectOnce(config: KafkaConfig, auth: KafkaAuth) {
  let missing: string | undefined;
  let states: readonly TopicState[] = [];
  const topics = everyTopic(config.topics);
  const check = topicCheck({ topics, create: undefined, report: ({ message }) => void (missing = message) });
  const producer = producersFor(config, auth, async (admin) => {
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

/** Creates producers for these settings, with one check of the topics and one memory of brokers. */
function producersFor(
  { brokers, clientId, compression }: KafkaConfig,
  auth: KafkaAuth,
  checkTopics: KafkaSettings['checkTopics'],
) {
  const silent = rememberBrokers();
  return () =>
    securedProducer(auth, (access) => kafkajsProducer({ brokers, silent, clientId, access, checkTopics, compression }));
}
