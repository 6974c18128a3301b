import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { selfSigned } from '../self-signed.ts';

/** An EventBridge that accepts everything, over TLS. */
export interface TlsBus {
  readonly endpoint: string;
  /** File with the certificate that a function has to trust. */
  readonly certificate: string;
  /** Entries that were put so far. */
  readonly entries: () => number;
  readonly close: () => void;
}

/** Milliseconds until it answers: EventBridge in the same Region takes a few. */
const answerMs = 5;

/** Starts the bus with a certificate of its own; needs the command openssl. */
export async function startTlsBus(): Promise<TlsBus> {
  const { certificate, key } = await selfSigned();
  let entries = 0;
  const options = { key: await readFile(key), cert: await readFile(certificate), keepAlive: true };
  const server = createServer(options, (request, response) => {
    void text(request).then((body) => {
      const { Entries = [] } = JSON.parse(body || '{}') as { Entries?: unknown[] };
      entries += Entries.length;
      const answer = { FailedEntryCount: 0, Entries: Entries.map((_entry, index) => ({ EventId: String(index) })) };
      setTimeout(() => response.end(JSON.stringify(answer)), answerMs);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint: `https://127.0.0.1:${port}`, certificate, entries: () => entries, close };
}
