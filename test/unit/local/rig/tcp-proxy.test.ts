import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { wire } from '../../../../local/rig/kafka-wire.ts';
import { openTcpProxy, type TcpProxy } from '../../../../local/rig/tcp-proxy.ts';

/** A request of an API, as far as the proxy reads it. */
const request = (api: number): Buffer => wire.bytes(Buffer.concat([wire.int16(api), Buffer.from('ask')]));

const arrived: Buffer[] = [];
const echo = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    arrived.push(chunk);
    socket.write(chunk);
  });
});
let proxy: TcpProxy;
const clients: Socket[] = [];

beforeEach(async () => {
  arrived.length = 0;
  await once(echo.listen(0, '127.0.0.1'), 'listening');
  proxy = await openTcpProxy((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.close();
  await once(echo.close(), 'close');
});

async function aClient(): Promise<Socket> {
  const client = connect(proxy.port, '127.0.0.1');
  client.on('error', () => undefined);
  clients.push(client);
  await once(client, 'connect');
  return client;
}

const ask = async (client: Socket, api: number): Promise<unknown> => {
  client.write(request(api));
  const [answer] = (await Promise.race([once(client, 'data'), once(client, 'close').then(() => ['closed'])])) as [
    unknown,
  ];
  return answer;
};

test('a request and its answer arrive', async () => {
  expect(await ask(await aClient(), 0)).toEqual(request(0));
});

test('a lost answer closes the connection after the request arrived, and only once', async () => {
  proxy.loseAnswers(0);
  const client = await aClient();

  expect(await ask(client, 3)).toEqual(request(3));
  expect(await ask(client, 0)).toBe('closed');
  expect(Buffer.concat(arrived)).toEqual(Buffer.concat([request(3), request(0)]));
  expect(await ask(await aClient(), 0)).toEqual(request(0));
});

test('a cut closes what is open', async () => {
  const client = await aClient();
  await ask(client, 0);
  const closed = once(client, 'close');

  proxy.cut();

  await closed;
  expect(await ask(await aClient(), 0)).toEqual(request(0));
});

test('a silent proxy keeps connections open, and only new ones work when it is healed', async () => {
  const client = await aClient();
  await ask(client, 0);
  const before = arrived.length;
  let heard = 0;
  client.on('data', () => (heard += 1));
  proxy.silence();
  client.write(request(0));
  const late = await aClient();
  late.write(request(0));

  proxy.heal();

  expect(await ask(await aClient(), 0)).toEqual(request(0));
  expect(arrived).toHaveLength(before + 1);
  expect([heard, client.destroyed, late.destroyed]).toEqual([0, false, false]);
});
