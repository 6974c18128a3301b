import type { Hash } from './privacy.ts';

// Not imported: an ES module would evaluate every export of node:crypto, of which the web cryptography is slow to load.
const { createHmac } = process.getBuiltinModule('node:crypto');

/** HMAC-SHA-256 with a secret key, in hexadecimal behind `hmac-sha256:`, so that a consumer sees that it is a hash. */
export const keyedHash =
  (key: string): Hash =>
  (value) =>
    `hmac-sha256:${createHmac('sha256', key).update(value).digest('hex')}`;
