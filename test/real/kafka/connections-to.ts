import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** Watches the connections that this process opens to ports of this machine from now on. */
export function connectionsTo(ports: readonly number[]) {
  const opened = new Set<Socket>();
  const note = (message: unknown): void => void opened.add((message as { readonly socket: Socket }).socket);
  // "net.client.socket", Node.js documentation: every new TCP client socket.
  subscribe('net.client.socket', note);
  /** Those that are open. */
  const now = (): readonly Socket[] =>
    [...opened].filter(({ destroyed, remotePort = 0 }) => !destroyed && ports.includes(remotePort));
  return { now, stop: (): boolean => unsubscribe('net.client.socket', note) };
}
