import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { kafkaFailureCause } from '../../../../kafka/failures/failure.ts';
import { kafkajsProducer } from '../../../../kafka/kafkajs/producer.ts';
import type { TopicCheck } from '../../../../kafka/topics/topic-check.ts';
import { apis, answerTo, apiVersions, readHead } from '../../../../local/rig/broker-protocol.ts';
import { inFrames, type Reader } from '../../../../local/rig/kafka-wire.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { brokerTopic, fakeBroker } from '../../../given/fakes/fake-broker.ts';

const records = [anOutgoing('m-1').record];

let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

async function aBroker(options: Parameters<typeof fakeBroker>[0] = {}) {
  const broker = await fakeBroker(options);
  ends.push(broker.stop);
  return broker;
}

/** A server on a port of its own that is no broker. */
async function aServer(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  ends.push(close);
  return { address: `127.0.0.1:${port}`, sockets, close };
}

/** A connected producer of a new environment. */
async function producerFor(brokers: readonly string[], checkTopics: TopicCheck = () => Promise.resolve(new Map())) {
  const producer = kafkajsProducer({
    brokers,
    clientId: 'test',
    access: { ssl: false },
    checkTopics,
    compression: 'none',
  });
  ends.push(producer.destroy);
  await producer.connect();
  return producer;
}

/** Sends once in a new environment. */
const sendTo = async (brokers: readonly string[]) => (await producerFor(brokers)).send(records);

test('opens one connection where the first server answers, whichever that is', async () => {
  const both = [await aBroker(), await aBroker()];

  for (let nth = 0; nth < 8; nth++) expect(await sendTo(both.map(({ address }) => address))).toEqual([true]);

  expect(both.reduce((sum, { connections }) => sum + connections(), 0)).toBe(8);
});

test('delivers in every new environment while other servers close or refuse', async () => {
  const { address } = await aBroker();
  const dead = await aServer(() => undefined);
  dead.close();
  const closing = await aServer((socket) => socket.destroy());
  const resetting = await aServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const brokers = [dead.address, closing.address, resetting.address, 'b-1.invalid:9092', address];

  for (let nth = 0; nth < 10; nth++) expect(await sendTo(brokers)).toEqual([true]);
});

test('delivers in new environments while other servers do not speak Kafka', async () => {
  const { address } = await aBroker();
  const answers = [
    Buffer.alloc(16),
    Buffer.alloc(16, 255),
    Buffer.from([0, 0, 0, 2, 1, 1]),
    Buffer.from('HTTP/1.1 400\r\n'),
  ];
  const others = answers.map((answer) => aServer((socket) => socket.on('data', () => socket.end(answer))));
  const brokers = [...(await Promise.all(others)).map((server) => server.address), address];

  for (let nth = 0; nth < 10; nth++) expect(await sendTo(brokers)).toEqual([true]);
});

test.each([
  ['too short', Buffer.from([0, 0, 0, 2, 1, 1])],
  ['of a negative length', Buffer.alloc(16, 255)],
])('an answer that is %s fails the connection and not the process', async (_name, answer) => {
  const { address } = await aServer((socket) => socket.once('data', () => socket.write(answer)));
  const failure = await sendTo([address]).catch((error: unknown) => error);

  expect(kafkaFailureCause(failure)).toMatchObject({ code: 'ANSWER_UNREADABLE', action: 'reconnect' });
});

test('leaves no connection open to a server that takes connections and never answers', async () => {
  const { address } = await aBroker();
  const silent = await aServer((socket) => socket.resume());

  await Promise.all(Array.from({ length: 8 }, () => sendTo([silent.address, address])));

  while (silent.sockets.size > 0) await new Promise(setImmediate);
});

test('closes the connection on which a request was not answered in time', async () => {
  const broker = await aBroker({ answers: false });
  const sending = (await producerFor([broker.address])).send(records);
  const failure = sending.catch((error: unknown) => error);
  while (broker.requests.length === 0) await new Promise(setImmediate);
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 4000);

  expect(String(await failure)).toMatch(/timed out/);
  clock.mockRestore();

  while (broker.sockets.size > 0) await new Promise(setImmediate);
});

test('closes the connection on which the check of the topics was not answered in time', async () => {
  let asked = 0;
  const stateOf = () => {
    asked += 1;
    return {};
  };
  const broker = await aBroker({ answersMetadata: false, stateOf });
  const connecting = producerFor([broker.address], async (admin) => {
    await admin.connect();
    await expect(admin.partitionsOf([brokerTopic])).rejects.toThrow('timed out');
    while (broker.sockets.size > 1) await new Promise(setImmediate);
    return new Map();
  });
  while (asked === 0) await new Promise(setImmediate);
  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 4000);

  await connecting;
  clock.mockRestore();
});

test('does not ask the brokers to create a topic when it looks for the leaders', async () => {
  const flags: boolean[] = [];
  const { address } = await aServer((socket) => {
    const onRequest = (request: Reader): void => {
      const { api, correlationId } = readHead(request);
      if (api === apis.apiVersions) {
        socket.write(answerTo(correlationId, apiVersions({ metadata: 4 })));
        return;
      }
      request.array(request.string);
      flags.push(request.boolean());
      socket.destroy();
    };
    socket.on('data', inFrames(onRequest));
  });

  await expect(sendTo([address])).rejects.toThrow();

  expect(new Set(flags)).toEqual(new Set([false]));
});
