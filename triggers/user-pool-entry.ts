import { parseConfig } from './config.ts';
import { failOpen } from './fail-open.ts';
import { observer } from './observer.ts';
import { log } from './publisher.ts';
import { createObserver } from './user-pool-deps.ts';

/** Lambda handler of every observed trigger. Whatever breaks, Cognito gets its own event back. */
export const handler = observer(failOpen(() => createObserver(parseConfig(process.env)), log));
