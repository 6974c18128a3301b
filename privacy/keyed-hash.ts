import { createHmac } from 'node:crypto';
import type { Hash } from './privacy.ts';

/** HMAC-SHA-256 with a secret key, in hexadecimal behind `hmac-sha256:`, so that a consumer sees that it is a hash. */
export const keyedHash =
  (key: string): Hash =>
  (value) =>
    `hmac-sha256:${createHmac('sha256', key).update(value).digest('hex')}`;
