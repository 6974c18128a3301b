import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort, requireFreePort } from '../../../../local/rig/tcp-ports.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Listens on 127.0.0.1 until the test ends, and gives the port. */
async function listen(port = 0): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('the caller can listen on a free port', async () => {
  const port = await freePort();

  expect(port).toBeGreaterThan(1023);
  expect(await listen(port)).toBe(port);
});

test('a port is given once, to callers in this process and in others', async () => {
  const script = "import('./local/rig/tcp-ports.ts').then(async ({ freePort }) => console.log(await freePort()))";
  const portsOf = async (count: number): Promise<number[]> => Promise.all(Array.from({ length: count }, freePort));

  const ports = await portsOf(200);
  const others = Array.from({ length: 4 }, () =>
    Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })),
  );

  expect(new Set([...ports, ...others]).size).toBe(204);
});

test('a port is none that the system gives to outgoing connections', async () => {
  expect(await freePort()).toBeLessThan(32_768);
});

test('a port that nobody listens on is free, and stays so', async () => {
  const port = await freePort();

  await expect(requireFreePort(port, 'Kafka', '--kafka-port')).resolves.toBeUndefined();
  expect(await listen(port)).toBe(port);
});

test('a taken port fails with its purpose and the option that chooses another', async () => {
  const port = await listen();

  await expect(requireFreePort(port, 'Kafka', '--kafka-port')).rejects.toThrow(
    `Port ${port}, wanted for Kafka, is taken. Free it, or choose another with --kafka-port.`,
  );
});

test('a port that cannot be listened on for another reason is not called taken', async () => {
  await expect(requireFreePort(65_536, 'Kafka', '--kafka-port')).rejects.toMatchObject({
    code: 'ERR_SOCKET_BAD_PORT',
  });
});
