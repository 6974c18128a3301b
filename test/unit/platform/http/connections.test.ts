import { setImmediate as turn } from 'node:timers/promises';
import { httpConnections, type HttpRequest } from '../../../../platform/http/connections.ts';
import { socketsTo } from '../../../../platform/http/sockets.ts';
import { ok, rawServer, type RawAnswer, type RawServer } from '../../../given/fakes/raw-server.ts';

const get: HttpRequest = { method: 'GET', path: '/', headers: {} };

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Connections to a server that answers so. */
async function connectionsTo(answer: RawAnswer) {
  server = await rawServer(answer);
  return { server, ...httpConnections(socketsTo(new URL(`http://127.0.0.1:${server.port}`))) };
}

/** Waits until it holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

const liveSockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

test('sends method, path, headers, the length in bytes and the body', async () => {
  const { exchange, server } = await connectionsTo((socket) => socket.write(ok('')));

  await exchange({ method: 'POST', path: '/a', headers: { host: 'h', 'x-b': 'c' }, body: '\u00fc' });
  await exchange(get);

  expect(server.requests.map(({ text }) => text)).toEqual([
    'POST /a HTTP/1.1\r\nContent-Length: 2\r\nhost: h\r\nx-b: c\r\n\r\n\u00fc',
    'GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n',
  ]);
});

test('resolves with a response of any status', async () => {
  const { exchange } = await connectionsTo((socket) => socket.write('HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n'));

  await expect(exchange(get)).resolves.toMatchObject({ status: 503, body: '' });
});

test('uses a connection again, and as many as there are requests at a time', async () => {
  const held: (() => void)[] = [];
  const { exchange, server } = await connectionsTo((socket, text) => {
    if (text.startsWith('GET /held')) held.push(() => socket.write(ok('held')));
    else socket.write(ok('free'));
  });
  await exchange(get);
  const waiting = exchange({ ...get, path: '/held' });
  await until(() => held.length === 1);
  await exchange(get);
  held[0]?.();
  await expect(waiting).resolves.toMatchObject({ body: 'held' });
  await exchange(get);

  expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1, 2, 1]);
});

test('reads a response in parts', async () => {
  const { exchange } = await connectionsTo((socket) => {
    const bytes = Buffer.from(ok('\u00fc'.repeat(3)));
    socket.setNoDelay();
    void (async () => {
      for (const byte of bytes) {
        await new Promise((resolve) => socket.write(Buffer.from([byte]), resolve));
        await turn();
      }
    })();
  });

  await expect(exchange(get)).resolves.toMatchObject({ body: '\u00fc\u00fc\u00fc' });
});

test.each([
  ['says that it closes', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'],
  ['sends more than one response', ok('') + ok('')],
])('opens another connection after a server that %s', async (_what, bytes) => {
  const { exchange, server } = await connectionsTo((socket) => socket.write(bytes));

  await exchange(get);
  await exchange(get);

  expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2]);
});

test('opens another connection if the idle one was closed, or received bytes', async () => {
  const { exchange, server } = await connectionsTo((socket) => socket.write(ok('')));
  await exchange(get);
  server.sockets[0]?.end();
  await until(() => liveSockets() === 0);
  await exchange(get);
  server.sockets[1]?.write('unasked');
  await until(() => liveSockets() === 0);
  await exchange(get);

  expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2, 3]);
});

test('resolves with a body that ends with the connection', async () => {
  const { exchange } = await connectionsTo((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nbody'));

  await expect(exchange(get)).resolves.toMatchObject({ body: 'body' });
});

describe('rejects', () => {
  test.each<[string, RawAnswer, string]>([
    ['the connection closes before the response', (socket) => socket.end(), 'ECONNRESET'],
    [
      'the connection closes within the response',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'),
      'ECONNRESET',
    ],
    ['the connection is reset', (socket) => void socket.resetAndDestroy(), 'ECONNRESET'],
    ['the response is not HTTP', (socket) => socket.write('220 mail\r\n\r\n'), 'INVALID_RESPONSE'],
    [
      'the response is larger than 4 MiB',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(4 * 1024 * 1024)}`),
      'RESPONSE_TOO_LARGE',
    ],
  ])('where %s', async (_what, answer, code) => {
    const { exchange } = await connectionsTo(answer);

    await expect(exchange(get)).rejects.toMatchObject({ code });
    await until(() => liveSockets() === 0);
  });

  test('a second request on a connection that the server resets at it', async () => {
    const { exchange, server } = await connectionsTo((socket, _text, nth) => {
      if (nth === 1) socket.write(ok(''));
      else socket.resetAndDestroy();
    });
    await exchange(get);

    await expect(exchange(get)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(exchange(get)).resolves.toMatchObject({ status: 200 });
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
  });

  test('where nobody listens', async () => {
    const { exchange, server: gone } = await connectionsTo(() => undefined);
    await gone.close();
    server = undefined;

    await expect(exchange(get)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('where the host has no address', async () => {
    const { exchange } = httpConnections(socketsTo(new URL('http://events.invalid')));

    await expect(exchange(get)).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) as string,
    });
  });
});

describe('a signal', () => {
  test('opens no connection if it was aborted before', async () => {
    const { exchange, server } = await connectionsTo((socket) => socket.write(ok('')));

    await expect(exchange(get, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.sockets).toEqual([]);
  });

  test.each<[string, RawAnswer]>([
    ['before', () => undefined],
    ['within', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')],
  ])('ends a request %s its response, and leaves nothing', async (_when, answer) => {
    const { exchange, server } = await connectionsTo(answer);
    const stop = new AbortController();
    const outcome = exchange(get, stop.signal).catch((error: unknown) => error);
    await until(() => server.requests.length === 1);
    const closed = new Promise((resolve) => server.sockets[0]?.once('close', resolve));

    stop.abort();

    await expect(outcome).resolves.toMatchObject({ name: 'AbortError' });
    await closed;
    await until(() => liveSockets() === 0);
  });

  test('ends a request whose connection is still opening', async () => {
    const { exchange, server } = await connectionsTo((socket) => socket.write(ok('')));
    const stop = new AbortController();
    const outcome = exchange(get, stop.signal).catch((error: unknown) => error);

    stop.abort();

    await expect(outcome).resolves.toMatchObject({ name: 'AbortError' });
    await until(() => liveSockets() === 0);
    expect(server.requests).toEqual([]);
  });

  test('does not end the connection after the response', async () => {
    const { exchange, server } = await connectionsTo((socket) => socket.write(ok('')));
    const stop = new AbortController();
    await exchange(get, stop.signal);

    stop.abort();
    await exchange(get);

    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1]);
  });
});

describe('ahead of a request', () => {
  test('opens the connection that the request uses', async () => {
    const { exchange, openAhead, server } = await connectionsTo((socket) => socket.write(ok('')));
    openAhead();
    await until(() => server.sockets.length === 1);

    await exchange(get);

    expect(server.requests.map(({ connection }) => connection)).toEqual([1]);
  });

  test('has no consequence if it fails', async () => {
    const { exchange, openAhead, server } = await connectionsTo((socket) => socket.write(ok('')));
    openAhead();
    await until(() => server.sockets.length === 1);
    server.sockets[0]?.resetAndDestroy();
    await until(() => liveSockets() === 0);

    await expect(exchange(get)).resolves.toMatchObject({ status: 200 });
  });
});
