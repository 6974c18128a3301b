import { randomBytes } from 'node:crypto';
import { request as ask, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen, type Listening } from './listen.ts';

/** A call of the Runtime API or the Extensions API; times are milliseconds of `performance.now()`. */
export interface Exchange {
  /** Path without its version, for example `/extension/register`. */
  readonly path: string;
  /** When the whole request was here. */
  readonly askedAt: number;
  /** When the whole answer was. */
  readonly answeredAt: number;
}

export interface RuntimeApi extends Listening {
  /** Exchanges in the order of their answers. */
  readonly exchanges: readonly Exchange[];
}

/** Which calls are answered with an error, and with which status, instead of being passed on. */
export type Refuse = (path: string) => number | undefined;

/** Told the path of each answer before it goes to the function. */
export type BeforeAnswer = (path: string) => Promise<void>;

/** X-Ray's trace header of an invocation, as for a function without active tracing. */
export function newTraceHeader(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}

/**
 * Stands between a function and the Runtime API at `address`, and notes what they say to each other and when. Gives each
 * invocation a trace header, as Lambda does; the emulator gives none.
 */
export async function watchRuntimeApi(
  address: string,
  refuse: Refuse = () => undefined,
  beforeAnswer: BeforeAnswer = () => Promise.resolve(),
  traceHeader: () => string = newTraceHeader,
): Promise<RuntimeApi> {
  const exchanges: Exchange[] = [];
  const listening = await listen((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const askedAt = performance.now();
      const path = (request.url ?? '').replace(/^\/[\d-]+/, '');
      const status = refuse(path);
      if (status !== undefined) {
        response.writeHead(status).end('{}');
        return;
      }
      const answer = await passOn(address, request, body);
      const content = await buffer(answer);
      await beforeAnswer(path);
      exchanges.push({ path, askedAt, answeredAt: performance.now() });
      const traced = path === '/runtime/invocation/next' ? { 'lambda-runtime-trace-id': traceHeader() } : {};
      response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...traced }).end(content);
      // When the emulator ends, nobody waits for the answers that it has not given.
    })().catch(() => request.socket.destroy());
  });
  return { ...listening, exchanges };
}

function passOn(address: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const [host, port] = address.split(':');
  return new Promise((resolve, reject) => {
    const sent = ask({ host, port, method, path: url, headers, agent: false }, resolve);
    sent.once('error', reject);
    sent.end(body);
  });
}
