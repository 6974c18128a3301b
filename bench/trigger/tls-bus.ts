import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

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
  const folder = await mkdtemp(join(tmpdir(), 'bench-bus-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate],
  ]);
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
