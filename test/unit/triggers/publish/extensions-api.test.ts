import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { registerExtension } from '../../../../triggers/publish/extensions-api.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
type Close = () => Promise<void>;

const registerPath = '/2020-01-01/extension/register';
const nextPath = '/2020-01-01/extension/event/next';

const identify: Answer = (response) => {
  response.writeHead(200, { 'Lambda-Extension-Identifier': 'extension-1' }).end('{"functionName": "f"}');
};
const invoke: Answer = (response) => response.writeHead(200).end('{"eventType": "INVOKE"}');
const answerWith =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status, { 'Lambda-Extension-Identifier': 'extension-1' }).end('{"errorType": "no"}');
const reset: Answer = (response) => response.destroy();
const resetInside: Answer = (response) => {
  response.writeHead(200, { 'Lambda-Extension-Identifier': 'extension-1', 'Content-Length': '100' });
  response.write('{"functionName": ', () => response.destroy());
};

const open: Close[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** An Extensions API that answers so, and the requests it got. */
async function extensionsApi({ register = identify, next = invoke }: { register?: Answer; next?: Answer } = {}) {
  const requests: { method: unknown; url: unknown; headers: object; body: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request;
      requests.push({ method, url, headers, body });
      const answer = url === registerPath ? register : next;
      answer(response, request);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  open.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return { requests, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('registers for invocations, with its own name', async () => {
  const { requests, address } = await extensionsApi();

  await registerExtension(address);

  expect(requests).toMatchObject([
    { method: 'POST', url: registerPath, headers: { 'lambda-extension-name': 'identity-events' } },
  ]);
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ events: ['INVOKE'] });
});

test('asks for each invocation with its identifier', async () => {
  const { requests, address } = await extensionsApi();
  const { next } = await registerExtension(address);

  await expect(next()).resolves.toBeUndefined();
  await next();

  const asked = { method: 'GET', url: nextPath, headers: { 'lambda-extension-identifier': 'extension-1' }, body: '' };
  expect(requests.slice(1)).toMatchObject([asked, asked]);
});

test('waits until the next invocation begins', async () => {
  const waiting = Promise.withResolvers<ServerResponse>();
  const { address } = await extensionsApi({
    next: (response) => {
      waiting.resolve(response);
    },
  });
  const { next } = await registerExtension(address);
  const steps: string[] = [];

  const asked = next().then(() => steps.push('resolved'));
  const response = await waiting.promise;
  steps.push('asked');
  response.writeHead(200).end();
  await asked;

  expect(steps).toEqual(['asked', 'resolved']);
});

describe('does not register', () => {
  test.each([undefined, ''])('without an address: %p', async (address) => {
    await expect(registerExtension(address)).rejects.toThrow('AWS_LAMBDA_RUNTIME_API is not set');
  });

  test.each([400, 403, 404, 500])('where the answer is %s', async (status) => {
    const { address } = await extensionsApi({ register: answerWith(status) });

    await expect(registerExtension(address)).rejects.toThrow(`POST ${registerPath} with ${status}`);
  });

  test('where the answer has no identifier', async () => {
    const { address } = await extensionsApi({ register: invoke });

    await expect(registerExtension(address)).rejects.toThrow('no identifier');
  });

  test.each([
    ['before the answer', reset],
    ['within the answer', resetInside],
  ])('where the connection breaks %s', async (_when, register) => {
    const { address } = await extensionsApi({ register });

    await expect(registerExtension(address)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test.each(['nowhere:port', '127.0.0.1:99999'])('where %s is not an address', async (address) => {
    await expect(registerExtension(address)).rejects.toThrow();
  });

  test('where nobody listens', async () => {
    const { address } = await extensionsApi();
    await Promise.all(open.splice(0).map((close) => close()));

    await expect(registerExtension(address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

test.each([
  ['the answer is 403', answerWith(403)],
  ['the answer is 500', answerWith(500)],
  ['the connection breaks before the answer', reset],
  ['the connection breaks within the answer', resetInside],
])('asking for the next invocation fails where %s', async (_what, next) => {
  const { address } = await extensionsApi({ next });
  const extension = await registerExtension(address);

  await expect(extension.next()).rejects.toThrow();
});

test('waits one second at most for a silent Extensions API', async () => {
  const { address } = await extensionsApi({ register: () => undefined });
  const startedAt = performance.now();

  await expect(registerExtension(address)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  expect(performance.now() - startedAt).toBeGreaterThan(900);
});

test('asks for each invocation after a late registration, because Lambda waits for it', async () => {
  const registering = Promise.withResolvers<ServerResponse>();
  const asked: ServerResponse[] = [];
  const twice = Promise.withResolvers<ServerResponse>();
  const { requests, address } = await extensionsApi({
    register: (response) => {
      registering.resolve(response);
    },
    next: (response) => {
      if (asked.push(response) === 1) response.writeHead(200).end('{"eventType": "INVOKE"}');
      else twice.resolve(response);
    },
  });

  await expect(registerExtension(address)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  identify(await registering.promise, requests as never);
  await twice.promise;

  const next = { method: 'GET', url: nextPath, headers: { 'lambda-extension-identifier': 'extension-1' } };
  expect(requests.slice(1)).toMatchObject([next, next]);
});

test('leaves no timer after a registration, which would ask for invocations', async () => {
  const { address } = await extensionsApi();
  const setTimer = jest.spyOn(globalThis, 'setTimeout');
  const clearTimer = jest.spyOn(globalThis, 'clearTimeout');

  await registerExtension(address);

  expect(setTimer).toHaveBeenCalledTimes(1);
  expect(clearTimer).toHaveBeenCalledWith(setTimer.mock.results[0]?.value);
  jest.restoreAllMocks();
});
