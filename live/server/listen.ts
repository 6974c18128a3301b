import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/**
 * Listens on a port of 127.0.0.1; if it is taken, on any free one. Resolves with the server and its port. Rejects with Node's
 * error if the machine does not allow it.
 */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  wanted: number,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const begin = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await begin(wanted).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return begin(0);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : wanted };
}
