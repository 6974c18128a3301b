import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { kafkajsProducer, rememberBrokers } from '../../../../kafka/kafkajs/producer.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { fakeBroker } from '../../../given/fakes/fake-broker.ts';

const records = [anOutgoing('m-1').record];

let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

/** A bootstrap server that passes all on to the broker: the leader has another address than the bootstrap server. */
async function bootstrapFor(address: string): Promise<string> {
  const [host, port] = address.split(':');
  const server = createServer((socket) => {
    const upstream = connect({ host, port: Number(port) });
    socket.pipe(upstream).pipe(socket);
    for (const one of [socket, upstream]) {
      one
        .on('error', () => undefined)
        .on('close', () => {
          socket.destroy();
          upstream.destroy();
        });
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ends.push(() => server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A connected producer, and the broker, which leads all partitions and was silent a moment ago. */
async function aSilentLeader(accepts = () => true) {
  const broker = await fakeBroker({ accepts });
  const silent = rememberBrokers();
  const producer = kafkajsProducer({
    brokers: [await bootstrapFor(broker.address)],
    silent,
    clientId: 'test',
    access: { ssl: false },
    checkTopics: () => Promise.resolve(new Map()),
    compression: 'none',
  });
  ends.push(producer.destroy);
  await producer.connect();
  silent.add(broker.address);
  return { broker, silent, producer };
}

test('sends to a leader that was silent a moment ago once it answers again', async () => {
  const { broker, silent, producer } = await aSilentLeader();
  ends.push(broker.stop);

  expect(await producer.send(records)).toEqual([true]);

  expect(silent.has(broker.address)).toBe(false);
  // The connection over which it was asked is closed: the bootstrap's and the leader's are left.
  while (broker.sockets.size > 2) await new Promise(setImmediate);
});

test('sends nothing to a leader that was silent a moment ago and does not answer', async () => {
  const { broker, silent, producer } = await aSilentLeader();
  await broker.stop();

  await expect(producer.send(records)).rejects.toThrow();

  expect([broker.requests, silent.has(broker.address)]).toEqual([[], true]);
});

test('sends nothing while the leader closes each new connection', async () => {
  let isAccepting = true;
  const { broker, silent, producer } = await aSilentLeader(() => isAccepting);
  ends.push(broker.stop);
  isAccepting = false;
  const before = broker.connections();

  await expect(producer.send(records)).rejects.toThrow();

  expect([broker.requests, silent.has(broker.address)]).toEqual([[], true]);
  expect(broker.connections()).toBeGreaterThan(before);
});
