import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createAuthority, issueCertificate } from '../../../../local/rig/certificates.ts';
import { httpConnections } from '../../../../platform/http/connections.ts';
import { socketsTo } from '../../../../platform/http/sockets.ts';
import { ok, rawServer, type RawServer } from '../../../given/fakes/raw-server.ts';

const get = { method: 'GET', path: '/', headers: {} } as const;
/** Each request opens a connection, so that the second one can resume the session of the first. */
const closing = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\nsecure';
const modules = join(import.meta.dirname, '../../../../platform/http');

let folder: string;
let server: RawServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sockets-'));
  const { certificate: cert, key } = await issueCertificate(await createAuthority(folder, 'authority'), 'server');
  server = await rawServer((socket) => socket.write(closing), {
    cert,
    key,
  });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** What a process prints that asks the server twice, each time over a new connection, with these variables. */
async function asked(host: string, variables: Readonly<Record<string, string>>): Promise<unknown> {
  const program = `
    const { httpConnections } = await import(${JSON.stringify(join(modules, 'connections.ts'))});
    const { socketsTo } = await import(${JSON.stringify(join(modules, 'sockets.ts'))});
    const open = socketsTo(new URL('https://${host}:${server.port}'));
    const seen = [];
    const { exchange } = httpConnections(() => {
      const socket = open();
      socket.once('secureConnect', () => seen.push([socket.isSessionReused(), socket.servername]));
      return socket;
    });
    const answers = [];
    for (let count = 0; count < 2; count++) {
      const answer = await exchange(${JSON.stringify(get)}).then(({ body }) => body, ({ code }) => code);
      answers.push([answer, ...(seen[count] ?? [])]);
    }
    console.log(JSON.stringify(answers));`;
  const options = { env: { ...variables, PATH: process.env['PATH'] ?? '' } };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], options);
  return JSON.parse(stdout) as unknown;
}

const trusting = () => ({ NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') });

test('trusts certificates of NODE_EXTRA_CA_CERTS, and resumes a TLS session', async () => {
  const [first, second] = (await asked('localhost', trusting())) as unknown[][];

  expect(first).toEqual(['secure', false, 'localhost']);
  expect(second).toEqual(['secure', true, 'localhost']);
});

test('over TLS, takes an address in place of a name', async () => {
  expect(await asked('127.0.0.1', trusting())).toEqual([
    ['secure', false, false],
    ['secure', true, false],
  ]);
});

test('trusts no other certificate', async () => {
  const [first] = (await asked('localhost', {})) as unknown[][];

  expect(first?.[0]).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/);
});

test('does not speak TLS to a URL without it', async () => {
  const plain = await rawServer((socket) => socket.write(ok('plain')));
  const { exchange } = httpConnections(socketsTo(new URL(`http://127.0.0.1:${plain.port}`)));

  await expect(exchange(get)).resolves.toMatchObject({ body: 'plain' });
  await plain.close();
});

test.each([
  ['http://127.0.0.1', 80, '127.0.0.1'],
  ['https://127.0.0.1', 443, '127.0.0.1'],
  ['http://[::1]', 80, '::1'],
])('%s has the port %i', async (url, port, address) => {
  // Where something listens there, it does not matter: the socket knows its address only then.
  const socket = socketsTo(new URL(url))();
  const failure = await new Promise<unknown>((resolve) => {
    socket.once('error', resolve);
    socket.once('connect', () => {
      resolve({ address: socket.remoteAddress, port: socket.remotePort });
    });
  });
  socket.destroy();

  expect(failure).toMatchObject({ address, port });
});
