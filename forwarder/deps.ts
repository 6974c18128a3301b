import { setTimeout as pause } from 'node:timers/promises';
import type { TopicState } from '../contracts/forwarder-check.ts';
import { logLine } from '../contracts/log-line.ts';
import { checkKafka } from './check-kafka.ts';
import type { Config } from './config.ts';
import type { ConnectError } from './connect-error.ts';
import { deliver, type DeliverPorts } from './deliver.ts';
import type { HandlerPorts } from './handler.ts';
import { iamToken } from './iam-token.ts';
import { kafkaAuth, type KafkaAuth, type KafkaAuthPorts } from './kafka-auth.ts';
import { kafkajsProducer, rememberBrokers, type KafkaSettings } from './kafkajs-producer.ts';
import { lastRefusals } from './last-refusals.ts';
import type { queuePorts } from './queue-deps.ts';
import { readSecret } from './read-secret.ts';
import type { Security } from './read-security.ts';
import { everyTopic, topicOf } from './route.ts';
import { recreatingTopics } from './recreated-topics.ts';
import { securedProducer } from './secured-producer.ts';
import { topicCheck } from './topic-check.ts';
import { topicStates } from './topic-states.ts';
import { warmProducer } from './warm-producer.ts';

/** Over Secrets Manager and the role of the function. */
const authPortsOf = ({ region = '' }: Security): KafkaAuthPorts => ({
  readSecret,
  token: () => iamToken(region),
  now: Date.now,
});

/** The handler's ports over the real Kafka cluster, queues and clock. Connects with the first batch. */
export function createDeps(config: Config, authPorts = authPortsOf(config.security)): HandlerPorts {
  const { topics } = config;
  const auth = kafkaAuth(config.security, authPorts);
  const refusals = lastRefusals(Date.now);
  const ports: DeliverPorts = {
    ...warmProducerOf(config, auth, reportMissing),
    now: Date.now,
    pause: (ms) => pause(ms),
  };
  const queues = lazyQueues(config);
  return {
    topicOf: (type) => topicOf(type, topics),
    deliver: async (outgoing, deadlineMs) => refusals.note(outgoing, await deliver(outgoing, deadlineMs, ports)),
    park: async (poison) => (await queues()).park(poison),
    postpone: async (failures) => (await queues()).postpone(failures),
    reachQueues: async () => (await queues()).reachQueues(),
    check: () =>
      checkKafka({
        topics: everyTopic(topics),
        connect: () => connectOnce(config, auth),
        lastRefusal: refusals.text,
        now: Date.now,
      }),
    log,
    bus: config.bus,
    now: Date.now,
  };
}

/** Connects anew and ends the connection; resolves with what is wrong with some topics, and how each is. Creates none. */
async function connectOnce(config: Config, auth: KafkaAuth) {
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

/** The SDK is loaded with the first message that is not delivered: a cold start does not wait for it. */
function lazyQueues(config: Config) {
  let queues: ReturnType<typeof queuePorts> | undefined;
  return async () => (queues ??= (await import('./queue-deps.ts')).queuePorts(config));
}

/** The producer for these settings, kept warm; `report` is told of topics that are missing. */
export const producerOf = (config: Config, authPorts: KafkaAuthPorts, report: (missing: ConnectError) => void) =>
  warmProducerOf(config, kafkaAuth(config.security, authPorts), report);

function warmProducerOf(config: Config, auth: KafkaAuth, report: (missing: ConnectError) => void) {
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

const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const reportMissing = ({ code, message }: ConnectError): void => {
  log(logLine({ level: 'error', message: 'topics are missing', code, detail: message }));
};
