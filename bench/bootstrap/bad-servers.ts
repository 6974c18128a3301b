import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../local/rig/tcp-ports.ts';

/** A bootstrap server that is no use. */
export interface BadServer {
  /** host:port, as in the list of bootstrap servers. */
  readonly address: string;
  readonly close: () => void;
}

const host = '127.0.0.1';

/** Ways in which a bootstrap server may be unusable. */
export type BadKind = 'refused' | 'unresolvable' | 'closes at once' | 'silent' | 'black hole';

/** Opens a server of that kind. */
export const openBad = (kind: BadKind): Promise<BadServer> => badServers[kind]();

export const badServers: Readonly<Record<BadKind, () => Promise<BadServer>>> = {
  refused: async () => ({ address: `${host}:${await freePort()}`, close: () => undefined }),
  unresolvable: () => Promise.resolve({ address: 'b-1.kafka.invalid:9092', close: () => undefined }),
  'closes at once': () => listening((socket) => socket.destroy()),
  silent: () => listening((socket) => socket.resume()),
  'black hole': blackHole,
};

async function listening(onConnection: (socket: Socket) => void): Promise<BadServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onConnection(socket);
  });
  await once(server.listen(0, host), 'listening');
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { address: `${host}:${(server.address() as AddressInfo).port}`, close };
}

const listener = `
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '${host}', backlog: 1 }, () => console.log(server.address().port));
`;

/** A port that leaves SYN unanswered, because its queue of waiting connections is full and none is accepted. */
async function blackHole(): Promise<BadServer> {
  const child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(line.toString());
  child.kill('SIGSTOP');
  const waiting: Socket[] = [];
  const connects = async (): Promise<boolean> => {
    const socket = connect({ host, port }).on('error', () => undefined);
    waiting.push(socket);
    return Promise.race([once(socket, 'connect').then(() => true), pause(300).then(() => false)]);
  };
  while (await connects());
  const close = (): void => {
    for (const socket of waiting) socket.destroy();
    child.kill('SIGKILL');
  };
  return { address: `${host}:${port}`, close };
}
