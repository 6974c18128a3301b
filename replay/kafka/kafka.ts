import type { GetFunctionConfigurationCommandOutput } from '@aws-sdk/client-lambda';
import type { Cluster } from '../../kafka/cluster.ts';
import { parseKafkaConfig, type KafkaConfig } from '../../kafka/config.ts';
import { readBatch } from '../../kafka/records/read-batch.ts';
import { codeOf } from '../../platform/error-code.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** The Kafka cluster that a forwarder writes to. */
export interface KafkaPort {
  /** Returns, in order, the error code of each event; undefined if Kafka has accepted it. Never rejects. */
  readonly send: (forwarder: string, events: readonly string[]) => Promise<readonly (string | undefined)[]>;
  /** Returns the ARNs of the secrets that authenticate the operator. */
  readonly secretArns: (forwarder: string) => Promise<readonly string[]>;
  /** Ends the connections, if there are any. */
  readonly close: () => void;
}

export interface KafkaPorts {
  /** The settings of a function. */
  readonly settingsOf: (functionName: string) => Promise<Pick<GetFunctionConfigurationCommandOutput, 'Environment'>>;
  /** Loaded only where Kafka is wanted. */
  readonly connect: (config: KafkaConfig) => Promise<Omit<Cluster, 'check'>>;
  readonly region: () => Promise<string>;
}

// As much as the forwarder itself has.
const timeoutMs = 30_000;

/** Returns a port that writes to Kafka as the forwarder does: with its settings, its topics and its checks. */
export function kafkaOf({ settingsOf, connect, region }: KafkaPorts): KafkaPort {
  let open: ReturnType<KafkaPorts['connect']> | undefined;
  const reach = async (forwarder: string) => {
    const { Environment = {} } = await settingsOf(forwarder);
    return connect(parseKafkaConfig({ ...Environment.Variables, AWS_REGION: await region() }));
  };
  // `deliver` discards the producer after a failure. Two deliveries at a time would end each other's requests. Each would
  // then write records again that Kafka has. So there is one at a time, with the events of all callers that wait.
  const deliverTogether = oneAtATime(async (events: readonly Addressed[]) => {
    const [{ forwarder } = { forwarder: '' }] = events;
    const cluster = await (open ??= reach(forwarder));
    const messages = events.map(({ body }, index) => ({ ...unreceived, id: String(index), body }));
    const { outgoing, rejected } = readBatch(messages, cluster.topicOf);
    const { failures } = await cluster.deliver(outgoing, Date.now() + timeoutMs);
    const codes = new Map([...rejected, ...failures].map(({ message, cause }) => [message.id, cause.code]));
    return messages.map(({ id }) => codes.get(id));
  });
  return {
    send: (forwarder, events) =>
      deliverTogether(events.map((body) => ({ forwarder, body }))).catch((error: unknown) =>
        events.map(() => codeOf(error)),
      ),
    secretArns: async (forwarder) => {
      const { Environment = {} } = await settingsOf(forwarder);
      const { KAFKA_SECRET_ARN, KAFKA_CA_SECRET_ARN } = Environment.Variables ?? {};
      return [KAFKA_SECRET_ARN, KAFKA_CA_SECRET_ARN].filter((arn) => arn !== undefined && arn !== '') as string[];
    },
    close: () => {
      open?.then(
        (cluster) => {
          cluster.close();
        },
        () => undefined,
      );
    },
  };
}

/** An event, and the forwarder whose settings say where it goes. */
interface Addressed {
  readonly forwarder: string;
  readonly body: string;
}

/** Facts that a message has only if SQS delivered it to a function. */
const unreceived = { receiptHandle: '', receiveCount: 1, firstReceivedAt: new Date(0) };
