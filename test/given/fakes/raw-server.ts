import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** A server that answers requests with bytes as they are. */
export interface RawServer {
  readonly port: number;
  /** Requests in their order, each with the number of its connection. */
  readonly requests: readonly { readonly text: string; readonly connection: number }[];
  /** Sockets of the server in the order of their connections. */
  readonly sockets: readonly Socket[];
  readonly close: () => Promise<void>;
}

/** Answers the request of this number on a connection; the text is the whole request. */
export type RawAnswer = (socket: Socket, text: string, nth: number) => void;

/** Starts a server on this machine that reads requests with `Content-Length`, over TLS with these options. */
export async function rawServer(answer: RawAnswer, tls?: TlsOptions): Promise<RawServer> {
  const requests: { text: string; connection: number }[] = [];
  const sockets: Socket[] = [];
  const listen = (socket: Socket) => {
    const connection = sockets.push(socket);
    let received = Buffer.alloc(0);
    let nth = 0;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      for (let end = endOfRequest(received); end <= received.length; end = endOfRequest(received)) {
        const text = received.subarray(0, end).toString();
        received = received.subarray(end);
        requests.push({ text, connection });
        answer(socket, text, (nth += 1));
      }
    });
  };
  const server: Server = tls ? createTlsServer(tls, listen) : createServer(listen);
  server.on('tlsClientError', () => undefined);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function endOfRequest(received: Buffer): number {
  const head = received.indexOf('\r\n\r\n');
  if (head === -1) return Infinity;
  return head + 4 + Number(/^content-length: (\d+)$/im.exec(received.toString('latin1', 0, head))?.[1] ?? 0);
}

/** A whole answer with this body. */
export const ok = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
