import { parseConfig } from './config.ts';
import { createObserver, log } from './deps.ts';
import { failOpen } from './fail-open.ts';

/** Lambda handler of every observed trigger. Whatever breaks, Cognito gets its own event back. */
export const handler = failOpen(() => createObserver(parseConfig(process.env)), log);
