import type { Socket } from 'node:net';

/**
 * Returns a function that opens a connection to the server of the URL. It trusts the same certificates as `node:https`, those of
 * NODE_EXTRA_CA_CERTS included, and resumes the last TLS session, which saves a part of the handshake.
 */
export function socketsTo({ protocol, hostname, port }: URL): () => Socket {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  // As `node:http` does: no waiting for more bytes, and a probe of a connection that is idle for a second.
  const options = { host, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1000 };
  // An `import` in an ES module evaluates every export of the module, and those of node:tls are slow.
  if (protocol !== 'https:')
    return () => process.getBuiltinModule('node:net').connect({ ...options, port: Number(port || 80) });
  const { connect } = process.getBuiltinModule('node:tls');
  const isName = process.getBuiltinModule('node:net').isIP(host) === 0;
  const secure = {
    ...options,
    port: Number(port || 443),
    ALPNProtocols: ['http/1.1'],
    ...(isName ? { servername: host } : {}),
  };
  let session: Buffer | undefined;
  return () => connect({ ...secure, session }).on('session', (next) => (session = next));
}
