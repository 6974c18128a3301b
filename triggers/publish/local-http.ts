import { connect } from 'node:net';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  /** By name, in lowercase. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Asks a server on this machine over HTTP/1.1, with a connection for this request only, and resolves with the complete
 * response. Rejects where the connection fails or the answer is not whole; has no time limit. Written by hand,
 * because `node:http` takes longer to load than all that the function does before its response (docs/explanations/decisions/0003).
 */
export function ask(address: string, { method, path, headers, body = '' }: Request): Promise<Answer> {
  const [host, port] = address.split(':');
  const lines = Object.entries({
    Host: address,
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) }, () => {
      socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
    });
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      const answer = parse(text);
      if (!answer) return;
      resolve(answer);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => {
      // Of no consequence after the answer.
      reject(Object.assign(new Error(`${method} ${path}: no whole answer`), { code: 'ECONNRESET' }));
    });
  });
}

/** The answer, if it is whole. */
function parse(text: string): Answer | undefined {
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})\b/.exec(statusLine)?.[1]);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = text.slice(end + 4);
  const isWhole = headers['transfer-encoding']
    ? body.endsWith('0\r\n\r\n')
    : body.length >= Number(headers['content-length'] ?? 0);
  return Number.isNaN(status) || !isWhole ? undefined : { status, headers };
}
