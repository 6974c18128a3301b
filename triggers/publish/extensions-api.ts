import { withTimeout } from '../../platform/with-timeout.ts';
import { httpConnections, type Exchange, type HttpRequest } from '../../platform/http/connections.ts';
import { socketsTo } from '../../platform/http/sockets.ts';

/** An extension inside the function's own process, known to Lambda ("Using the Lambda Extensions API", Lambda guide). */
export interface InternalExtension {
  /**
   * Says that the work of the last invocation is done, and resolves when the next one begins. Until the next call Lambda
   * keeps the environment running, also after the function has answered. Rejects if the Extensions API fails.
   */
  readonly next: () => Promise<void>;
}

const api = '/2020-01-01/extension';

// It takes a few; a cold start must not wait for one that hangs.
const registerTimeoutMs = 1000;

/**
 * Registers an internal extension for invocations. This must happen before the runtime asks for its first event: await
 * it at the top level of the entry. Rejects where there is no Extensions API, where it refuses, or where it is silent for
 * too long. A later answer is not lost. Lambda then waits for this extension in every invocation, so the
 * extension goes on to ask for the next one, and does nothing in it.
 */
export async function registerExtension(runtimeApi: string | undefined): Promise<InternalExtension> {
  if (!runtimeApi) throw new Error('AWS_LAMBDA_RUNTIME_API is not set');
  const registering = register(runtimeApi);
  return withTimeout(registering, registerTimeoutMs, () => {
    // It ends only with the API, which then has no part in the function any more.
    registering.then(idle).catch(() => undefined);
    throw Object.assign(new Error(`POST ${api}/register: no answer in ${registerTimeoutMs} ms`), { code: 'ETIMEDOUT' });
  });
}

async function idle({ next }: InternalExtension): Promise<never> {
  for (;;) await next();
}

async function register(runtimeApi: string): Promise<InternalExtension> {
  // Every request goes over the same connection: to open one takes more CPU time than a request.
  const { exchange } = httpConnections(socketsTo(new URL(`http://${runtimeApi}`)));
  const call = answered(exchange, runtimeApi);
  const registered = await call({
    method: 'POST',
    path: `${api}/register`,
    headers: { 'Lambda-Extension-Name': 'identity-events' },
    body: JSON.stringify({ events: ['INVOKE'] }),
  });
  const identifier = registered['lambda-extension-identifier'];
  if (!identifier) throw new Error('The Extensions API gave no identifier');
  const headers = { 'Lambda-Extension-Identifier': identifier };
  const next = () => call({ method: 'GET', path: `${api}/event/next`, headers });
  return {
    next: async () => {
      // An idle connection may have ended: the second attempt has another one.
      await next().catch((error: unknown) => {
        if (!isClosed(error)) throw error;
        return next();
      });
    },
  };
}

const isClosed = (error: unknown): boolean => ['ECONNRESET', 'EPIPE'].includes((error as { code?: string }).code ?? '');

/** Sends requests, and resolves with the headers of the answer. Rejects unless the answer is 200. */
const answered =
  (exchange: Exchange, host: string) =>
  async ({ headers, ...request }: HttpRequest): Promise<Readonly<Record<string, string>>> => {
    const response = await exchange({ ...request, headers: { Host: host, ...headers } });
    if (response.status === 200) return response.headers;
    throw new Error(`The Extensions API answered ${request.method} ${request.path} with ${response.status}`);
  };
