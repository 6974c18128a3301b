import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import {
  answerTo,
  apis,
  apiVersionsAnswer,
  metadataAnswer,
  produceAnswer,
  readHead,
  readProduce,
  type Topic,
} from '../../local/rig/broker-protocol.ts';
import { inFrames, type Reader } from '../../local/rig/kafka-wire.ts';

/** A broker that acknowledges every record and keeps none, on a plain port and on one with TLS. */
export interface DiscardBroker {
  readonly port: number;
  readonly tlsPort: number;
  /** Bytes of all requests to produce so far, without TLS. */
  readonly producedBytes: () => number;
  readonly stop: () => void;
}

export interface DiscardBrokerOptions {
  readonly topic: Topic;
  /** Certificate and key of the TLS port, PEM. */
  readonly tls: { readonly cert: string; readonly key: string };
}

/** Starts it on two free ports of this machine; each names itself as the leader of all partitions. */
export async function startDiscardBroker({ topic, tls }: DiscardBrokerOptions): Promise<DiscardBroker> {
  let producedBytes = 0;
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes without saying so is none of its business.
    socket.on('error', () => undefined);
    const answerOf = (api: number, request: Reader): Buffer => {
      if (api === apis.apiVersions) return apiVersionsAnswer;
      if (api === apis.metadata) return metadataAnswer(socket.localPort ?? 0, [topic]);
      if (api !== apis.produce) throw new Error(`The discard broker has no API ${api}.`);
      const { batches } = readProduce(request);
      producedBytes += batches.reduce((sum, { batch }) => sum + batch.length, 0);
      return produceAnswer(batches.map((batch) => ({ ...batch, errorCode: 0 })));
    };
    socket.on(
      'data',
      inFrames((request) => {
        const { api, correlationId } = readHead(request);
        socket.write(answerTo(correlationId, answerOf(api, request)));
      }),
    );
  };
  const plain = createServer(serve);
  const encrypted = createTlsServer(tls, serve);
  encrypted.on('tlsClientError', () => undefined);
  const [port, tlsPort] = await Promise.all([portOf(plain), portOf(encrypted)]);
  const stop = (): void => {
    for (const socket of sockets) socket.destroy();
    plain.close();
    encrypted.close();
  };
  return { port, tlsPort, producedBytes: () => producedBytes, stop };
}

async function portOf(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}
