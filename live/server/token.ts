import { randomBytes } from 'node:crypto';

/** Returns a new token for the address of the live page: 192 random bits. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** Whether a text has the form of a token. */
export const isToken = (text: string): boolean => /^[\w-]{32}$/.test(text);
