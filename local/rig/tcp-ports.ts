import { createSocket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** First and last port that `freePort` returns: below the ports of outgoing connections (Linux: from 32768, macOS: from 49152). */
const lowestPort = 20_000;
const highestPort = 31_999;

/**
 * A TCP port of 127.0.0.1 that nobody listens on, for a server of this process or of one that it starts. No other caller gets
 * the same port while this process runs, and no outgoing connection does, so the server may also stop and start again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowestPort, highestPort + 1);
    if ((await succeeds(claim(port))) && (await succeeds(listenOnce(port)))) return port;
  }
}

const succeeds = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  );

/** Holds the UDP port of the same number until this process ends: a claim that other processes see and that no crash leaves behind. */
function claim(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4').unref();
    socket.once('error', reject);
    socket.bind({ port, address: '127.0.0.1', exclusive: true }, resolve);
  });
}

/** Throws, naming the purpose and the option that chooses another, when someone listens on the port already. */
export async function requireFreePort(port: number, purpose: string, option: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new Error(`Port ${port}, wanted for ${purpose}, is taken. Free it, or choose another with ${option}.`, {
      cause,
    });
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  });
}
