import type { Socket } from 'node:net';
import { responseIn, type HttpResponse } from './response.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Without `Content-Length`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Sends a request and resolves with the complete response, whatever its status. Has no time limit. Rejects with Node's error
 * if the connection fails, with the code ECONNRESET if it closes before the response is complete, with an `AbortError` if the
 * signal is aborted, and with RESPONSE_TOO_LARGE. After that nothing of the request is left: the connection is destroyed.
 */
export type Exchange = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>;

export interface HttpConnections {
  readonly exchange: Exchange;
  /** Opens a connection for a later request. A failure is of no consequence: the request then opens another one. */
  readonly openAhead: () => void;
}

interface Connection {
  readonly socket: Socket;
  /** The request that waits for its response; `undefined` while the connection is idle. */
  waiting:
    { readonly resolve: (response: HttpResponse) => void; readonly reject: (error: unknown) => void } | undefined;
  received: Buffer;
  failure: Error | undefined;
}

/** The largest response in bytes that is read. Responses of the services that this project calls have some kilobytes. */
const maxBytes = 4 * 1024 * 1024;

/**
 * Keeps connections to a server alive between requests, one for each of the most requests at a time (HTTP/1.1). Idle
 * connections do not keep the process running. `node:http` takes longer to load and to call (docs/explanations/decisions/0010).
 */
export function httpConnections(connect: () => Socket): HttpConnections {
  const idle: Connection[] = [];

  const open = (): Connection => {
    const socket = connect();
    const connection: Connection = { socket, waiting: undefined, received: Buffer.alloc(0), failure: undefined };
    socket.on('data', (chunk: Buffer) => {
      receive(connection, chunk, false);
    });
    socket.on('error', (error) => {
      connection.failure = error;
    });
    socket.on('close', () => {
      drop(connection);
      receive(connection, Buffer.alloc(0), true);
    });
    return connection;
  };

  const idleOne = (): Connection | undefined => {
    // Node reports some moments later that a connection is closed.
    for (let one = idle.pop(); one; one = idle.pop()) if (one.socket.writable) return one;
    return undefined;
  };

  const drop = (connection: Connection): void => {
    const index = idle.indexOf(connection);
    if (index !== -1) idle.splice(index, 1);
  };

  const receive = (connection: Connection, chunk: Buffer, isClosed: boolean): void => {
    const { waiting, socket, failure } = connection;
    // Bytes that no request has asked for make the next response doubtful.
    if (!waiting) {
      socket.destroy();
      return;
    }
    try {
      if (failure !== undefined) throw failure;
      connection.received = connection.received.length === 0 ? chunk : Buffer.concat([connection.received, chunk]);
      if (connection.received.length > maxBytes) throw failing('RESPONSE_TOO_LARGE', 'The response is too large');
      const response = responseIn(connection.received, isClosed);
      if (!response && isClosed) throw failing('ECONNRESET', 'The connection closed before the response was complete');
      if (!response) return;
      end(connection, response.isReusable);
      waiting.resolve(response);
    } catch (error) {
      end(connection, false);
      waiting.reject(error);
    }
  };

  const end = (connection: Connection, isReusable: boolean): void => {
    connection.waiting = undefined;
    connection.received = Buffer.alloc(0);
    if (!isReusable) {
      connection.socket.destroy();
      return;
    }
    connection.socket.unref();
    idle.push(connection);
  };

  return {
    exchange: (request, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(abortError());
          return;
        }
        const connection = idleOne() ?? open();
        const abort = (): void => {
          end(connection, false);
          settle(reject)(abortError());
        };
        const settle =
          <Value>(how: (value: Value) => void) =>
          (value: Value): void => {
            signal?.removeEventListener('abort', abort);
            how(value);
          };
        signal?.addEventListener('abort', abort);
        connection.waiting = { resolve: settle(resolve), reject: settle(reject) };
        connection.socket.ref();
        connection.socket.write(textOf(request));
      }),
    openAhead: () => {
      const connection = open();
      connection.socket.unref();
      idle.push(connection);
    },
  };
}

function textOf({ method, path, headers, body = '' }: HttpRequest): string {
  let head = `${method} ${path} HTTP/1.1\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
  for (const name in headers) head += `${name}: ${headers[name]}\r\n`;
  return `${head}\r\n${body}`;
}

const failing = (code: string, message: string): Error => Object.assign(new Error(message), { code });

const abortError = (): Error => Object.assign(new Error('The request was aborted'), { name: 'AbortError' });
