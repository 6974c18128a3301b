import { wire, type Reader } from './kafka-wire.ts';

/** Keys of the requests that a producer sends ("Api Keys", Kafka protocol guide). */
export const apis = { produce: 0, metadata: 3, apiVersions: 18 } as const;

/** One batch of records of a request to produce. */
export interface ProducedBatch {
  readonly topic: string;
  readonly partition: number;
  /** As it is on the wire. */
  readonly batch: Buffer;
}

export interface Topic {
  readonly name: string;
  readonly partitions: number;
  /** Error of the topic as a whole, such as 3 for an unknown one. @default - none */
  readonly errorCode?: number;
  /** Partitions that no broker leads. @default - none */
  readonly leaderless?: readonly number[];
}

const { int16, int32, string, array } = wire;
const noThrottle = int32(0);

/** The head of a request: which API, and the number that the answer has to repeat. */
export function readHead(request: Reader): { readonly api: number; readonly correlationId: number } {
  const [api, , correlationId] = [request.int16(), request.int16(), request.int32()];
  request.string();
  return { api, correlationId };
}

/** An answer as it goes over the wire. */
export const answerTo = (correlationId: number, answer: Buffer): Buffer =>
  wire.bytes(Buffer.concat([int32(correlationId), answer]));

/** ApiVersions response, version 2, of a broker that has one version of each API. */
export const apiVersions = ({ metadata }: { readonly metadata: number }): Buffer =>
  Buffer.concat([
    int16(0),
    array([
      Buffer.concat([int16(apis.produce), int16(3), int16(3)]),
      Buffer.concat([int16(apis.metadata), int16(metadata), int16(metadata)]),
      Buffer.concat([int16(apis.apiVersions), int16(2), int16(2)]),
    ]),
    noThrottle,
  ]);

/** The versions that are read and written here. Batches of records came with version 3 of Produce. */
export const apiVersionsAnswer = apiVersions({ metadata: 0 });

const leaderNotAvailable = 5;

/** Metadata response, version 0: broker 1, on that port of this machine, leads every partition that has a leader. */
export function metadataAnswer(port: number, topics: readonly Topic[]): Buffer {
  const broker = Buffer.concat([int32(1), string('127.0.0.1'), int32(port)]);
  const partitionsOf = ({ partitions, errorCode = 0, leaderless = [] }: Topic) =>
    Array.from({ length: errorCode === 0 ? partitions : 0 }, (_unused, partition) => {
      const [error, leader] = leaderless.includes(partition) ? [leaderNotAvailable, -1] : [0, 1];
      return Buffer.concat([int16(error), int32(partition), int32(leader), array([int32(1)]), array([int32(1)])]);
    });
  const known = topics.map((topic) =>
    Buffer.concat([int16(topic.errorCode ?? 0), string(topic.name), array(partitionsOf(topic))]),
  );
  return Buffer.concat([array([broker]), array(known)]);
}

/** Produce request, version 3, after its head. */
export function readProduce(request: Reader): { readonly acks: number; readonly batches: readonly ProducedBatch[] } {
  request.string();
  const acks = request.int16();
  request.int32();
  const topics = request.array(() => {
    const topic = request.string();
    return request.array(() => ({ topic, partition: request.int32(), batch: request.bytes() }));
  });
  return { acks, batches: topics.flat() };
}

/** Produce response, version 3, with an error code (0: none) for each partition that it names. */
export function produceAnswer(
  parts: readonly { readonly topic: string; readonly partition: number; readonly errorCode: number }[],
): Buffer {
  const offsetAndTime = Buffer.alloc(16);
  const topics = [...new Set(parts.map(({ topic }) => topic))].map((name) => {
    const partitions = parts
      .filter(({ topic }) => topic === name)
      .map(({ partition, errorCode }) => Buffer.concat([int32(partition), int16(errorCode), offsetAndTime]));
    return Buffer.concat([string(name), array(partitions)]);
  });
  return Buffer.concat([array(topics), noThrottle]);
}
