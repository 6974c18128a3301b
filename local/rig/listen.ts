import { createServer, type RequestListener } from 'node:http';

export interface Listening {
  readonly port: number;
  readonly stop: () => void;
}

/** Serves HTTP on a free port of this machine; `stop` also ends the requests that hang. */
export async function listen(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: address.port, stop };
}
