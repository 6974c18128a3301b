import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventBridge } from '../../../../triggers/publish/event-bridge.ts';
import type { BusEntry } from '../../../../triggers/publish/event-bus.ts';
import { fakeAws, setEnvironment } from '../../../given/fakes/fake-aws.ts';
import { ok, rawServer, type RawAnswer, type RawServer } from '../../../given/fakes/raw-server.ts';

const entry: BusEntry = {
  EventBusName: 'identity',
  Source: 'cognito-to-kafka',
  DetailType: 'cognito.login.succeeded.v1',
  Time: new Date('2026-11-24T03:12:45.123Z'),
  Detail: '{"id":"\u00fc"}',
};

const keys = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' };
const taken = ok('{"Entries":[{"EventId":"1"}]}');

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** EventBridge that answers so, in an environment like that of Lambda. */
async function bridgeTo(answer: RawAnswer, more: Readonly<Record<string, string>> = {}) {
  server = await rawServer(answer);
  const env = { ...keys, AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${server.port}`, ...more };
  return { server, ...eventBridge(env) };
}

const failing = (status: number, type: string) => {
  const body = JSON.stringify({ __type: type });
  return `HTTP/1.1 ${status} No\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

test('sends the entries as the AWS SDK does', async () => {
  const { putEvents, server } = await bridgeTo((socket) => socket.write(taken), { AWS_SESSION_TOKEN: 'token+/=' });

  await expect(putEvents([entry])).resolves.toEqual({ Entries: [{ EventId: '1' }] });

  const text = server.requests[0]?.text ?? '';
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(JSON.parse(body)).toEqual({ Entries: [{ ...entry, Time: 1795489965.123 }] });
  expect(head.split('\r\n')).toEqual([
    'POST / HTTP/1.1',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'content-type: application/x-amz-json-1.1',
    'x-amz-target: AWSEvents.PutEvents',
    `host: 127.0.0.1:${server.port}`,
    expect.stringMatching(/^x-amz-date: \d{8}T\d{6}Z$/),
    'x-amz-security-token: token+/=',
    expect.stringMatching(
      /^authorization: AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-central-1\/events\/aws4_request, /,
    ),
  ]);
});

test('sends the same input as the AWS SDK', async () => {
  const aws = await fakeAws(() => ({ Entries: [] }));
  const restore = setEnvironment({ AWS_PROFILE: undefined });
  try {
    await eventBridge(process.env).putEvents([entry]);
    await eventBridge({}).putEvents([entry]);
  } finally {
    restore();
    await aws.close();
  }

  expect(aws.calls).toHaveLength(2);
  expect(aws.calls[0]).toEqual(aws.calls[1]);
  expect(new Set(aws.regions)).toEqual(new Set(['eu-central-1']));
});

describe('tries again', () => {
  test.each<[string, RawAnswer]>([
    ['a throttled call', (socket) => socket.write(failing(400, 'ThrottlingException'))],
    ['a failure of the service', (socket) => socket.write(failing(500, 'InternalException'))],
    ['an answer of a proxy', (socket) => socket.write('HTTP/1.1 503 No\r\nContent-Length: 6\r\n\r\n<html>')],
    ['a reset connection', (socket) => void socket.resetAndDestroy()],
    ['a connection that is closed within its answer', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-')],
  ])('%s', async (_what, answer) => {
    let calls = 0;
    const { putEvents } = await bridgeTo((socket, ...rest) => {
      if ((calls += 1) === 1) answer(socket, ...rest);
      else socket.write(taken);
    });

    await expect(putEvents([entry])).resolves.toEqual({ Entries: [{ EventId: '1' }] });
    expect(calls).toBe(2);
  });

  test('over another connection, if the environment was frozen and the old one is gone', async () => {
    const { putEvents, server } = await bridgeTo((socket, _text, nth) => {
      if (nth === 1) socket.write(taken);
      else socket.resetAndDestroy();
    });
    await putEvents([entry]);

    await expect(putEvents([entry])).resolves.toEqual({ Entries: [{ EventId: '1' }] });
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1, 2]);
  });

  test('with the time of AWS, if the clock of this machine is wrong', async () => {
    const late = new Date(Date.now() + 3_600_000);
    const { putEvents, server } = await bridgeTo((socket, text) => {
      const isLate = text.includes(`x-amz-date: ${late.toISOString().replace(/[-:]/g, '').slice(0, 11)}`);
      socket.write(
        isLate
          ? taken
          : failing(403, 'InvalidSignatureException').replace('\r\n', `\r\nDate: ${late.toUTCString()}\r\n`),
      );
    });

    await expect(putEvents([entry])).resolves.toEqual({ Entries: [{ EventId: '1' }] });
    expect(server.requests).toHaveLength(2);
  });

  test('twice at most', async () => {
    const { putEvents, server } = await bridgeTo((socket) => socket.write(failing(500, 'InternalException')));

    await expect(putEvents([entry])).rejects.toMatchObject({ code: 'InternalException' });
    expect(server.requests).toHaveLength(3);
  });
});

test.each(['AccessDeniedException', 'ValidationException', 'ExpiredTokenException'])(
  'does not try again after %s',
  async (code) => {
    const { putEvents, server } = await bridgeTo((socket) => socket.write(failing(400, code)));

    await expect(putEvents([entry])).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  },
);

test('an abort ends a call, and nothing of it is left', async () => {
  const stop = new AbortController();
  const closed = Promise.withResolvers();
  const { putEvents, server } = await bridgeTo((socket) => {
    socket.once('close', closed.resolve);
    stop.abort();
  });

  await expect(putEvents([entry], stop.signal)).rejects.toMatchObject({ name: 'AbortError' });

  await closed.promise;
  expect(server.requests).toHaveLength(1);
});

test('an abort ends the pause before the next attempt', async () => {
  const stop = new AbortController();
  const { putEvents, server } = await bridgeTo((socket) => {
    socket.write(failing(503, 'ServiceUnavailable').replace('\r\n', '\r\nx-amz-retry-after: 60000\r\n'));
    setTimeout(() => {
      stop.abort();
    }, 20);
  });
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();

  await expect(putEvents([entry], stop.signal)).rejects.toMatchObject({ name: 'AbortError' });

  expect(server.requests).toHaveLength(1);
  expect(timers()).toBe(before);
});

describe('a connection ahead of the first call', () => {
  test('is the one of the first call', async () => {
    const { connect, putEvents, server } = await bridgeTo((socket) => socket.write(taken));
    connect();
    while (server.sockets.length === 0) await new Promise(setImmediate);
    await putEvents([entry]);

    expect(server.sockets).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['without credentials', {}],
    ['to an endpoint that is not a URL', { ...keys, AWS_ENDPOINT_URL: 'localhost' }],
  ])('is not opened %s', (_what, env) => {
    expect(() => {
      eventBridge(env).connect();
    }).not.toThrow();
  });
});

test('rejects each call with the code of an invalid endpoint', async () => {
  const { putEvents } = eventBridge({ ...keys, AWS_ENDPOINT_URL: 'localhost' });

  await expect(putEvents([entry])).rejects.toMatchObject({ code: 'INVALID_ENDPOINT' });
  await expect(putEvents([entry])).rejects.toMatchObject({ code: 'INVALID_ENDPOINT' });
});

describe('with credentials that are not in the environment', () => {
  test.each([
    ['a profile', { ...keys, AWS_PROFILE: 'p' }],
    ['no key', { ...keys, AWS_ACCESS_KEY_ID: '' }],
    ['no secret', { ...keys, AWS_SECRET_ACCESS_KEY: undefined }],
    ['no Region', { ...keys, AWS_REGION: undefined }],
  ])('the AWS SDK finds them in its files: %s', async (_what, env) => {
    const folder = await mkdtemp(join(tmpdir(), 'profile-'));
    const aws = await fakeAws(() => ({ Entries: [{ EventId: '1' }] }));
    await writeFile(join(folder, 'credentials'), '[p]\naws_access_key_id = a\naws_secret_access_key = b\n');
    await writeFile(join(folder, 'config'), '[profile p]\nregion = eu-north-1\n');
    const restore = setEnvironment({
      ...{ AWS_REGION: undefined, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_PROFILE: 'p' },
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    });
    try {
      const { putEvents } = eventBridge(env);
      await expect(putEvents([entry], new AbortController().signal)).resolves.toMatchObject({
        Entries: [{ EventId: '1' }],
      });
      await putEvents([entry]);
    } finally {
      restore();
      await aws.close();
      await rm(folder, { recursive: true });
    }
    expect(aws.regions).toEqual(['eu-north-1', 'eu-north-1']);
  });
});
