import { setTimeout as pause } from 'node:timers/promises';
import { logLine } from '../contracts/log-line.ts';
import { checkKafka } from '../kafka/check-kafka.ts';
import type { Config } from '../kafka/config.ts';
import { authPortsOf, connectOnce, warmProducerOf } from '../kafka/connect.ts';
import type { ConnectError } from '../kafka/failures/connect-error.ts';
import { deliver, type DeliverPorts } from '../kafka/send/deliver.ts';
import type { HandlerPorts } from './handler.ts';
import { kafkaAuth } from '../kafka/access/kafka-auth.ts';
import { lastRefusals } from '../kafka/send/last-refusals.ts';
import type { queuePorts } from './queues/queue-dependencies.ts';
import { everyTopic, topicOf } from '../kafka/records/route.ts';

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

/** The SDK is loaded with the first message that is not delivered: a cold start does not wait for it. */
function lazyQueues(config: Config) {
  let queues: ReturnType<typeof queuePorts> | undefined;
  return async () => (queues ??= (await import('./queues/queue-dependencies.ts')).queuePorts(config));
}

const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const reportMissing = ({ code, message }: ConnectError): void => {
  log(logLine({ level: 'error', message: 'topics are missing', code, detail: message }));
};
