import { logLine } from '../contracts/log-line.ts';
import { roleAccess } from '../kafka/access/role-access.ts';
import { kafkaCluster } from '../kafka/cluster.ts';
import type { Config, TracingConfig } from './config.ts';
import type { HandlerPorts } from './handler.ts';
import type { Queues } from './queues/queues.ts';
import type { BatchTracing } from './tracing/batch-tracing.ts';

/** The handler's ports over the real Kafka cluster, queues and clock. */
export const createDependencies = (config: Config, authPorts = roleAccess(config.security)): HandlerPorts => ({
  cluster: kafkaCluster(config, authPorts, ({ code, message: detail }) => {
    log(logLine({ level: 'error', message: 'topics are missing', code, detail }));
  }),
  queues: lazyQueues(config),
  log,
  now: Date.now,
  bus: config.bus,
  tracing: config.tracing && lazyTracing(config.tracing, config),
});

/** Loads the SDK with the first call, so that a cold start does not wait for it. */
function lazyQueues(config: Config): Queues {
  let loaded: Queues | undefined;
  const queues = async () => (loaded ??= (await import('./queues/sqs-queues.ts')).sqsQueues(config));
  return {
    sendToDeadLetterQueue: async (poison) => (await queues()).sendToDeadLetterQueue(poison),
    delayRetry: async (failures) => (await queues()).delayRetry(failures),
    reach: async () => (await queues()).reach(),
  };
}

/** Loads the code with the first batch. If that fails, batches have no traces: nothing else depends on it. */
function lazyTracing(tracing: TracingConfig, { queueUrl, bus = 'default' }: Config): HandlerPorts['tracing'] {
  const names = { queue: queueUrl.slice(queueUrl.lastIndexOf('/') + 1), bus };
  let begin: (() => BatchTracing) | undefined;
  return async () => {
    try {
      begin ??= (await import('./tracing/dependencies.ts')).createTracing(tracing, names);
      return begin();
    } catch {
      return undefined;
    }
  };
}

const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
