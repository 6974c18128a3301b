import { createSocket, type Socket } from 'node:dgram';
import type { SendSpans } from './span-exporter.ts';
import { xraySegment } from './xray-segment.ts';

/**
 * Sends spans to the X-Ray daemon that Lambda runs next to a function with active tracing. `address` is host:port, as in
 * AWS_XRAY_DAEMON_ADDRESS. The daemon does not acknowledge: a span that it loses is not counted.
 */
export function xraySender(address: string): SendSpans {
  const colon = address.lastIndexOf(':');
  const [host, port] = [address.slice(0, colon), Number(address.slice(colon + 1))];
  let socket: Socket | undefined;
  const open = (): Socket => {
    const opened = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    // A daemon that does not exist is reported to the socket later. Without a listener, it would end the process.
    opened.on('error', () => undefined);
    return opened.unref();
  };
  return async (spans, signal) => {
    for (const span of spans) {
      if (signal.aborted) return;
      const to = (socket ??= open());
      const { promise, resolve, reject } = Promise.withResolvers<undefined>();
      to.send(xraySegment(span), port, host, (error) => {
        if (error) reject(error);
        else resolve(undefined);
      });
      await promise;
    }
  };
}
