import net from 'node:net';
import tls from 'node:tls';
import { BrokerSilentError, silentMoment } from '../failures/broker-errors.ts';

/** How the client asks for a socket (`ISocketFactory` of kafkajs). */
interface Destination {
  readonly host: string;
  readonly port: number;
  readonly onConnect: () => void;
}

interface BrokerSocketsOptions {
  /** False: no TLS. */
  readonly ssl: false | tls.ConnectionOptions;
  /** Whether no connection to that host:port may be opened now. */
  readonly refuses: (address: string) => boolean;
  /** Called with the host:port of a broker whenever it answers something. */
  readonly onAnswer: (address: string) => void;
}

const keepAliveMs = 60_000;

/** The sockets of one client. It has no deadline: once destroyed, its sockets are gone and it opens no other. */
export function brokerSockets({ ssl, refuses, onAnswer }: BrokerSocketsOptions) {
  /** With the broker of each, as host:port. */
  const open = new Map<net.Socket, string>();
  const answer = Promise.withResolvers<undefined>();
  // Only a client that races with others waits for it.
  answer.promise.catch(() => undefined);
  let destroyed = false;
  const factory = ({ host, port, onConnect }: Destination): net.Socket => {
    if (destroyed) throw destroyedError();
    const address = `${host}:${port}`;
    if (refuses(address)) throw new Error(silentMoment);
    const socket = ssl ? secured(host, port, ssl, onConnect) : net.connect({ host, port }, onConnect);
    socket.setKeepAlive(true, keepAliveMs);
    open.set(socket, address);
    socket.on('data', () => {
      onAnswer(address);
      answer.resolve(undefined);
    });
    socket.once('error', answer.reject);
    socket.once('close', () => {
      open.delete(socket);
      answer.reject(new Error('the connection was closed'));
    });
    return socket;
  };
  return {
    factory,
    /**
     * Resolves with the first bytes of an answer, after TLS: the client speaks first, so that a broker, not only a port,
     * has answered. Rejects when a connection ends before.
     */
    answered: answer.promise,
    /** Closes the connections to one broker. Requests that wait for its answer reject. */
    drop: (broker: string): void => {
      for (const [socket, address] of open) if (address === broker) socket.destroy(new BrokerSilentError(broker));
    },
    destroy: (): void => {
      destroyed = true;
      for (const socket of open.keys()) socket.destroy(destroyedError());
    },
  };
}

const destroyedError = (): Error => new Error('the producer has been destroyed');

/** The certificate must be for the host's name; an address cannot be a server name. */
const secured = (host: string, port: number, ssl: tls.ConnectionOptions, onConnect: () => void): tls.TLSSocket =>
  tls.connect({ host, port, ...(net.isIP(host) ? {} : { servername: host }), ...ssl }, onConnect);
