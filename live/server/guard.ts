import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** Headers of every response. The page loads nothing from elsewhere, and its address, which has the token, is sent to no one. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export interface Address {
  readonly token: string;
  /** Port of the server, once it listens. */
  readonly port: () => number;
}

/**
 * Rejects every request that is not from this page. The name in Host stops pages whose own name resolves to 127.0.0.1 (DNS
 * rebinding). Origin stops other pages, and other ports of this machine. The token stops other programs and users of it.
 */
export function guard({ token, port }: Address): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const isOwnHost = hostsOf(port()).includes(req.header('host') ?? '');
    const origin = req.header('origin');
    const isOwnOrigin = origin !== undefined && hostsOf(port()).some((host) => origin === `http://${host}`);
    const isFromElsewhere = !['same-origin', 'none', undefined].includes(req.header('sec-fetch-site'));
    // A browser sends no Origin when it opens the page, but sends it with each POST.
    const mayAsk = req.method === 'GET' ? isOwnOrigin || origin === undefined : isOwnOrigin;
    if (!isOwnHost || !mayAsk || isFromElsewhere) context.res = context.text('Forbidden', 403);
    else if (!hasToken(req.path, token)) context.res = context.text('Not found', 404);
    else await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
  };
}

const hostsOf = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/** Compares in constant time, so that no part of the token can be guessed from the time of a response. */
function hasToken(path: string, token: string): boolean {
  const given = Buffer.from(path.split('/')[1] ?? '');
  const expected = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
