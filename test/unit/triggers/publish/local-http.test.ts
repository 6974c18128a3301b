import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ask } from '../../../../triggers/publish/local-http.ts';

let server: Server;
let address: string;
const connections: Socket[] = [];

beforeEach(async () => {
  server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const connection of connections.splice(0)) connection.destroy();
  server.close();
  await once(server, 'close');
});

const turn = () => new Promise(setImmediate);

/** Asks a server that waits for the request, and then sends these parts of an answer in turns of the event loop. */
async function asked(...parts: readonly string[]) {
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const answer = ask(address, { method: 'GET', path: '/', headers: {} });
  const outcome = answer.catch((error: unknown) => (error as { readonly code?: unknown }).code);
  const [connection] = await connected;
  connections.push(connection);
  const closed = once(connection, 'close');
  await once(connection, 'data');
  connection.setNoDelay();
  for (const part of parts) {
    await new Promise((resolve) => connection.write(part, resolve));
    await turn();
    await turn();
  }
  return { connection, closed, outcome };
}

/** The outcome where the server closes the connection after these parts. */
async function closedAfter(...parts: readonly string[]): Promise<unknown> {
  const { connection, outcome } = await asked(...parts);
  connection.end();
  return outcome;
}

test('resolves with a whole answer and closes a connection that the server leaves open', async () => {
  const { closed, outcome } = await asked('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody');

  expect(await outcome).toEqual({ status: 200, headers: { 'content-length': '4' } });
  await closed;
});

test('returns values of headers without the spaces around them', async () => {
  expect(await closedAfter('HTTP/1.0 403 No\r\nX-Name:\t a: b  \r\nX-Empty:\r\n\r\n')).toEqual({
    status: 403,
    headers: { 'x-name': 'a: b', 'x-empty': '' },
  });
});

test('waits for the rest of the head and the rest of the body', async () => {
  const parts = ['HTTP/1.1 200 OK\r\n', 'Content-Length: 4\r\nX-Name: a\r\n', '\r\nbo', 'dy'];

  expect(await closedAfter(...parts)).toEqual({ status: 200, headers: { 'content-length': '4', 'x-name': 'a' } });
});

test('counts bytes of the body, not characters', async () => {
  expect(await closedAfter('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\u00fc\u00fc')).toMatchObject({ status: 200 });
});

test.each([
  ['lacks the last byte of its body', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n12345678'],
  ['lacks the last chunk of its body', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n'],
  ['ends within its head', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n'],
  ['is not HTTP/1', 'SIP HTTP/1.1 200 OK\r\n\r\n'],
  ['is empty', ''],
])('rejects an answer that %s', async (_what, answer) => {
  expect(await closedAfter(answer)).toBe('ECONNRESET');
});
