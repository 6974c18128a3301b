import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import {
  answerTo,
  apis,
  apiVersionsAnswer,
  metadataAnswer,
  produceAnswer,
  readHead,
  readProduce,
  type Topic,
} from '../../../local/rig/broker-protocol.ts';
import { inFrames, type Reader } from '../../../local/rig/kafka-wire.ts';

interface FakeBrokerOptions {
  /** Error code with which an answer names the partition, 0 for success; undefined leaves it out. @default - 0 */
  readonly errorCode?: (partition: number, topic: string) => number | undefined;
  /** Topic that the answers name. @default - that of the request */
  readonly answeredTopic?: string;
  /** The fault of a topic at a request for metadata. @default - none */
  readonly stateOf?: (topic: string) => Pick<Topic, 'errorCode' | 'leaderless'>;
  /** Whether a new connection stays open. @default true */
  readonly accepts?: () => boolean;
  /** Whether requests to produce are answered. @default true */
  readonly answers?: boolean;
  /** Whether requests for metadata are answered. @default true */
  readonly answersMetadata?: boolean;
}

/** What a request to produce has for one partition. */
interface Produced {
  readonly topic: string;
  readonly acks: number;
  readonly partition: number;
  /** The batch of records as it is on the wire; uncompressed, so keys, values and headers can be found in it. */
  readonly batch: string;
}

export const brokerTopic = 'identity-events';
/** A second one, with as many partitions. */
export const otherTopic = 'logins';
export const brokerPartitions = 4;

const topics = [brokerTopic, otherTopic].map((name) => ({ name, partitions: brokerPartitions }));

/** A Kafka broker on a port of its own, without the log: leads the partitions of two topics, keeps each request to produce. */
export async function fakeBroker(options: FakeBrokerOptions = {}) {
  const { errorCode = () => 0, stateOf = () => ({}), answeredTopic, accepts = () => true, answers = true } = options;
  const { answersMetadata = true } = options;
  const requests: (readonly Produced[])[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  const answerOf = (api: number, request: Reader): Buffer | undefined => {
    if (api === apis.apiVersions) return apiVersionsAnswer;
    if (api === apis.metadata) {
      const asked = request.array(request.string);
      const named = topics.filter(({ name }) => asked.includes(name));
      const states = named.map((topic) => ({ ...topic, ...stateOf(topic.name) }));
      return answersMetadata ? metadataAnswer(port, states) : undefined;
    }
    if (api !== apis.produce) throw new Error(`The fake broker has no API ${api}.`);
    const { acks, batches } = readProduce(request);
    requests.push(batches.map(({ batch, ...where }) => ({ acks, ...where, batch: batch.toString('latin1') })));
    const parts = batches.flatMap(({ topic, partition }) => {
      const code = errorCode(partition, topic);
      return code === undefined ? [] : [{ topic: answeredTopic ?? topic, partition, errorCode: code }];
    });
    return answers ? produceAnswer(parts) : undefined;
  };
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (!accepts()) socket.destroy();
    const onRequest = (request: Reader): void => {
      const { api, correlationId } = readHead(request);
      const answer = answerOf(api, request);
      if (answer) socket.write(answerTo(correlationId, answer));
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
