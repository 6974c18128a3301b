import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { inFrames, wire, type Reader } from './kafka-wire.ts';

interface FakeBrokerOptions {
  /** Error code with which an answer names the partition, 0 for success; undefined leaves it out. @default - 0 */
  readonly errorCode?: (partition: number) => number | undefined;
  /** Topic that the answers name. @default - the broker's */
  readonly answeredTopic?: string;
  /** Whether requests to produce are answered. @default true */
  readonly answers?: boolean;
}

/** What a request to produce has for one partition. */
interface Produced {
  readonly acks: number;
  readonly partition: number;
  /** The batch of records as it is on the wire; uncompressed, so keys, values and headers can be found in it. */
  readonly batch: string;
}

export const brokerTopic = 'identity-events';
export const brokerPartitions = 4;
const apis = { produce: 0, metadata: 3, apiVersions: 18 } as const;

/** A Kafka broker on a port of its own, without the log: leads a topic's partitions, keeps each request to produce. */
export async function fakeBroker(options: FakeBrokerOptions = {}) {
  const { errorCode = () => 0, answeredTopic = brokerTopic, answers = true } = options;
  const requests: (readonly Produced[])[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  const answerTo = (api: number, request: Reader): Buffer | undefined => {
    if (api === apis.apiVersions) return apiVersions;
    if (api === apis.metadata) return metadataOf(port);
    if (api !== apis.produce) throw new Error(`The fake broker has no API ${api}.`);
    const produced = producedIn(request);
    requests.push(produced);
    return answers ? producedAnswer(answeredTopic, produced, errorCode) : undefined;
  };
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const onRequest = (request: Reader): void => {
      const [api, , correlationId] = [request.int16(), request.int16(), request.int32()];
      request.string();
      const answer = answerTo(api, request);
      if (answer) socket.write(wire.bytes(Buffer.concat([wire.int32(correlationId), answer])));
    };
    socket.on('data', inFrames(onRequest));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;

  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await once(server.close(), 'close');
  };
  return { address: `127.0.0.1:${port}`, requests, sockets, connections: () => connections, stop };
}

const { int16, int32, string, array } = wire;
const noThrottle = int32(0);

/** ApiVersions response, version 2: batches of records came with version 3 of Produce. */
const apiVersions = Buffer.concat([
  int16(0),
  array([
    Buffer.concat([int16(apis.produce), int16(3), int16(3)]),
    Buffer.concat([int16(apis.metadata), int16(0), int16(0)]),
    Buffer.concat([int16(apis.apiVersions), int16(2), int16(2)]),
  ]),
  noThrottle,
]);

/** Metadata response, version 0: broker 1 leads everything. */
function metadataOf(port: number): Buffer {
  const broker = Buffer.concat([int32(1), string('127.0.0.1'), int32(port)]);
  const partitions = Array.from({ length: brokerPartitions }, (_unused, partition) =>
    Buffer.concat([int16(0), int32(partition), int32(1), array([int32(1)]), array([int32(1)])]),
  );
  return Buffer.concat([array([broker]), array([Buffer.concat([int16(0), string(brokerTopic), array(partitions)])])]);
}

/** Produce request, version 3. */
function producedIn(request: Reader): Produced[] {
  request.string();
  const acks = request.int16();
  request.int32();
  const topics = request.array(() => {
    request.string();
    return request.array(() => ({ acks, partition: request.int32(), batch: request.bytes().toString('latin1') }));
  });
  return topics.flat();
}

/** Produce response, version 3. */
function producedAnswer(
  topic: string,
  produced: readonly Produced[],
  errorCode: (partition: number) => number | undefined,
): Buffer {
  const offsetAndTime = Buffer.alloc(16);
  const partitions = produced.flatMap(({ partition }) => {
    const code = errorCode(partition);
    return code === undefined ? [] : [Buffer.concat([int32(partition), int16(code), offsetAndTime])];
  });
  return Buffer.concat([array([Buffer.concat([string(topic), array(partitions)])]), noThrottle]);
}
