import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

/**
 * A free port that no outgoing connection is given (Linux takes those from 32768, macOS from 49152), for a server that
 * goes away and comes back: meanwhile nobody else gets it, and who connects to it in vain does not meet himself.
 */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const isFree = await listenOnce(port).then(
      () => true,
      () => false,
    );
    if (isFree) return port;
  }
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
