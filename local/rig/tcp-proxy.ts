import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { inFrames } from './kafka-wire.ts';

/** What may go wrong with the network between a client and a broker. */
export interface TcpProxy {
  /** The port of 127.0.0.1 that the client connects to. */
  readonly port: number;
  /** Closes every connection at once. */
  readonly cut: () => void;
  /** Lets the next answers to requests of that API get lost: the broker has done its work, the client sees a closed connection. */
  readonly loseAnswers: (api: number, times?: number) => void;
  /** Drops all data without an error: open connections stay open, and so do new ones. */
  readonly silence: () => void;
  /** New connections work again; the silent ones stay silent. */
  readonly heal: () => void;
  readonly close: () => Promise<void>;
}

/** Stands between clients of Kafka (in plain text) and the broker on that port of 127.0.0.1. */
export async function openTcpProxy(brokerPort: number, port = 0): Promise<TcpProxy> {
  const open = new Set<{ readonly client: Socket; readonly broker: Socket | undefined }>();
  const fault = { silent: false, api: -1, times: 0 };

  const server = createServer((client) => {
    client.on('error', () => undefined);
    const broker = fault.silent ? undefined : connect(brokerPort, '127.0.0.1');
    const pair = { client, broker };
    open.add(pair);
    client.on('close', () => {
      open.delete(pair);
      broker?.destroy();
    });
    if (broker) passOn(client, broker, fault);
    else client.resume();
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');

  const cut = (): void => {
    for (const { client } of open) client.destroy();
  };
  const silence = (): void => {
    fault.silent = true;
    for (const { client, broker } of open) {
      client.removeAllListeners('data').resume();
      broker?.removeAllListeners().on('error', () => undefined);
      broker?.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    loseAnswers: (api, times = 1) => {
      Object.assign(fault, { api, times });
    },
    silence,
    heal: () => {
      fault.silent = false;
    },
    close: async () => {
      cut();
      await once(server.close(), 'close');
    },
  };
}

/** A broker answers the requests of a connection in their order, so the nth answer is to the nth request. */
function passOn(client: Socket, broker: Socket, fault: { readonly api: number; times: number }): void {
  const unanswered: number[] = [];
  let lost = false;
  const readRequests = inFrames((request) => unanswered.push(request.int16()));
  const readAnswers = inFrames(() => {
    const api = unanswered.shift();
    if (lost || api !== fault.api || fault.times === 0) return;
    fault.times -= 1;
    lost = true;
  });
  client.on('data', (chunk) => {
    readRequests(chunk);
    broker.write(chunk);
  });
  broker.on('data', (chunk) => {
    readAnswers(chunk);
    if (lost) client.destroy();
    else client.write(chunk);
  });
  broker.on('error', () => undefined);
  broker.on('close', () => client.destroy());
}
