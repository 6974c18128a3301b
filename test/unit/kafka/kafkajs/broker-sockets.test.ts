import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';
import { brokerSockets } from '../../../../kafka/kafkajs/broker-sockets.ts';
import { clientCertificate, clientKey } from '../../../given/builders/pem-files.ts';

let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

/** A server that does this with each connection. */
async function aServer(
  onConnection: (socket: Socket) => void,
  create: (onSocket: (socket: Socket) => void) => net.Server = net.createServer,
) {
  const sockets = new Set<Socket>();
  const server = create((socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, sockets };
}

type Options = Partial<Parameters<typeof brokerSockets>[0]>;

/** The sockets of a client, and a way to open one, which resolves once it is connected. */
function aClient(options: Options = {}) {
  const answers: string[] = [];
  const onAnswer = (address: string) => void answers.push(address);
  const sockets = brokerSockets({ ssl: false, refuses: () => false, onAnswer, ...options });
  ends.push(sockets.destroy);
  const open = async (port: number, host = '127.0.0.1'): Promise<Socket> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const onConnect = () => {
      resolve(undefined);
    };
    const socket = sockets.factory({ host, port, onConnect });
    socket.on('error', () => undefined);
    await promise;
    return socket;
  };
  return { ...sockets, open, answers };
}

test('resolves at the first bytes of a broker, and names it at each answer', async () => {
  const { port } = await aServer((socket) => socket.on('data', (data) => socket.write(data)));
  const { open, answered, answers } = aClient();
  const socket = await open(port);
  for (let nth = 0; nth < 2; nth++) {
    socket.write('x');
    await once(socket, 'data');
  }

  await expect(answered).resolves.toBeUndefined();
  expect(answers).toEqual([`127.0.0.1:${port}`, `127.0.0.1:${port}`]);
});

test('rejects when a server closes the connection without an answer', async () => {
  const { port } = await aServer((socket) => socket.end());
  const { open, answered, answers } = aClient();
  (await open(port)).resume();

  await expect(answered).rejects.toThrow('the connection was closed');
  expect(answers).toEqual([]);
});

test('rejects with the error of a connection that cannot be opened', async () => {
  const { port, sockets } = await aServer(() => undefined);
  for (const end of ends.splice(0)) await end();
  const { factory, answered } = aClient();
  factory({ host: '127.0.0.1', port, onConnect: () => undefined }).on('error', () => undefined);

  await expect(answered).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(sockets.size).toBe(0);
});

test('closes the connections to one broker only', async () => {
  const [silent, sound] = [await aServer(() => undefined), await aServer(() => undefined)];
  const { open, drop } = aClient();
  const [first, second] = [await open(silent.port), await open(sound.port)];
  const failing = once(first, 'error');

  drop(`127.0.0.1:${silent.port}`);

  expect(await failing).toMatchObject([{ name: 'BrokerSilentError', broker: `127.0.0.1:${silent.port}` }]);
  expect([first.destroyed, second.destroyed]).toEqual([true, false]);
});

test('forgets a connection that the broker has closed', async () => {
  const { port } = await aServer((socket) => socket.end());
  const { open, drop } = aClient();
  const socket = await open(port);
  await once(socket.resume(), 'close');
  const destroy = jest.spyOn(socket, 'destroy');

  drop(`127.0.0.1:${port}`);

  expect(destroy).not.toHaveBeenCalled();
});

test('opens no connection to a broker that was silent a moment ago', () => {
  const { factory } = aClient({ refuses: (address) => address === 'b-1:9092' });

  expect(() => factory({ host: 'b-1', port: 9092, onConnect: () => undefined })).toThrow(
    'the broker did not answer a moment ago',
  );
});

test('ends every connection and opens no other once it is destroyed', async () => {
  const { port } = await aServer(() => undefined);
  const { open, destroy, factory } = aClient();
  const all = [await open(port), await open(port)];
  const failing = Promise.all(all.map((socket) => once(socket, 'error')));

  destroy();

  for (const [error] of await failing) expect(String(error)).toContain('the producer has been destroyed');
  expect(() => factory({ host: '127.0.0.1', port, onConnect: () => undefined })).toThrow('destroyed');
});

test('keeps idle connections alive, which networks would drop silently', async () => {
  const keepAlive = jest.spyOn(net.Socket.prototype, 'setKeepAlive');
  const { port } = await aServer(() => undefined);
  await aClient().open(port);

  expect(keepAlive.mock.calls).toEqual([[true, 60_000]]);
  keepAlive.mockRestore();
});

test.each([
  ['localhost', 'localhost'],
  ['127.0.0.1', false],
])('over TLS names the server %s as %s, because an address cannot be a server name', async (host, named) => {
  const names: unknown[] = [];
  const secured = (onSecure: (socket: Socket) => void) =>
    tls.createServer({ cert: clientCertificate, key: clientKey }, (socket) => {
      names.push(socket.servername);
      onSecure(socket);
      socket.write('x');
    });
  const { port } = await aServer(() => undefined, secured);
  const { open, answered } = aClient({ ssl: { ca: [clientCertificate], checkServerIdentity: () => undefined } });

  const socket = await open(port, host);
  await answered;

  expect(socket).toMatchObject({ authorized: true });
  expect(names).toEqual([named]);
});
