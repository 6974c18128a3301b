import { request as requestHttp, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { request as requestHttps, Agent as HttpsAgent } from 'node:https';
import { otlpJson } from './otlp-json.ts';
import { SpansRejectedError, type SendSpans } from './span-exporter.ts';

/** "Failures", OpenTelemetry protocol specification: the same request may succeed later. */
const retriableStatus = new Set([429, 502, 503, 504]);

/**
 * Milliseconds after which a connection is not used again. Lambda freezes the process between batches: the other side may have
 * closed the connection meanwhile, and a request over it would fail or hang.
 */
const maxIdleMs = 4000;

/**
 * Sends spans to `<endpoint>/v1/traces` over one kept connection. Rejects if the endpoint does not accept them. `resource` has
 * attributes of every span. `now`: Unix time in milliseconds.
 */
export function otlpSender(
  endpoint: string,
  resource: Readonly<Record<string, string>>,
  now: () => number = Date.now,
): SendSpans {
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/v1/traces`);
  const isTls = url.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: 1 };
  const agent = isTls ? new HttpsAgent(options) : new HttpAgent(options);
  const request = isTls ? requestHttps : requestHttp;
  let usedAt = now();
  return async (spans, signal) => {
    if (now() - usedAt > maxIdleMs) agent.destroy();
    const body = otlpJson(spans, resource);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const sent = request(url, { method: 'POST', headers, agent, signal }, (answer: IncomingMessage) => {
      // Not once: an error without a listener would end the process.
      answer.on('error', reject);
      answer.once('end', () => {
        resolve(answer.statusCode ?? 0);
      });
      // Nothing in the answer is needed: of a partial success, sending again is not allowed.
      answer.resume();
    });
    sent.on('error', reject);
    sent.end(body);
    const status = await promise;
    usedAt = now();
    if (status >= 200 && status < 300) return;
    const message = `POST /v1/traces: status ${status}`;
    throw retriableStatus.has(status) ? new Error(message) : new SpansRejectedError(message);
  };
}
