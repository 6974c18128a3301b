import { get, type IncomingMessage } from 'node:http';
import { aLivePage } from '../../../given/builders/a-live-page.ts';

let live: Awaited<ReturnType<typeof aLivePage>>;
beforeAll(async () => {
  live = await aLivePage();
});
afterAll(() => live.page.close());

/** A request with any headers, which fetch would not allow. */
const statusOf = (
  headers: Record<string, string>,
  path = new URL(live.page.address).pathname,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: live.page.port, path, headers }, (response) => {
      response.resume();
      resolve(response);
    }).on('error', reject);
  });

test('serves the page, which may load nothing from elsewhere', async () => {
  const response = await fetch(live.page.address);

  expect([response.status, await response.text()]).toEqual([200, '<!doctype html>']);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-frame-options')).toBe('DENY');
});

test.each(['/', '/wrong/', '/wrong/updates', `/${'x'.repeat(32)}/`])(
  'does not serve %s, which has another token',
  async (path) => {
    const response = await fetch(`http://127.0.0.1:${live.page.port}${path}`);

    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  },
);

test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost.evil.example'])(
  'rejects the Host %j, with which a page of another name would read this one',
  async (host) => {
    expect((await statusOf({ host })).statusCode).toBe(403);
  },
);

test('accepts the name localhost', async () => {
  expect((await statusOf({ host: `localhost:${live.page.port}` })).statusCode).toBe(200);
});

test.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'http://127.0.0.1:1' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('rejects a request from another page: %j', async (headers: Record<string, string>) => {
  const host = `127.0.0.1:${live.page.port}`;

  expect((await statusOf({ host, ...headers })).statusCode).toBe(403);
});

test('rejects a POST without an Origin', async () => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${live.page.address}messages`, { method: 'POST', body: '{}', headers });

  expect(response.status).toBe(403);
});

test('listens only on 127.0.0.1', async () => {
  await expect(fetch(live.page.address.replace('127.0.0.1', '[::1]'))).rejects.toThrow();
});

test('answers the request for an icon, which browsers send without the token', async () => {
  expect((await fetch(`http://127.0.0.1:${live.page.port}/favicon.ico`)).status).toBe(204);
});

test('uses another port if the wanted one is taken, and another token', async () => {
  const second = await aLivePage({ port: live.page.port });
  const response = await fetch(second.page.address);
  await second.page.close();

  expect(second.page.port).not.toBe(live.page.port);
  expect(response.status).toBe(200);
  expect(second.page.address.split('/')[3]).not.toBe(live.page.address.split('/')[3]);
});

test('keeps the token of an earlier run on the wanted port', async () => {
  const first = await aLivePage();
  const { address, port } = first.page;
  const token = address.split('/')[3] ?? '';
  await first.page.close();
  const second = await aLivePage({ port, token });
  const response = await fetch(address);
  await second.page.close();

  expect([second.page.address, response.status]).toEqual([address, 200]);
});

test('has another token on another port, because a program there may know it', async () => {
  const token = 't'.repeat(32);
  const second = await aLivePage({ port: live.page.port, token });
  const [own, kept] = [await fetch(second.page.address), await fetch(`http://127.0.0.1:${second.page.port}/${token}/`)];
  await second.page.close();

  expect(second.page.address).not.toContain(token);
  expect([own.status, kept.status]).toEqual([200, 404]);
});
