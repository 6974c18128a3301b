import { PublishError } from '../errors.ts';
import type { Publish } from './event-bus.ts';

/** Bounds the publish that a trigger waits for: after `timeoutMs` it rejects with the code TIMEOUT, whatever the client still does. */
export function beforeResponse(
  publish: Publish,
  timeoutMs: number,
): (...args: [Parameters<Publish>[0]]) => Promise<void> {
  return async (event) => {
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new PublishError('TIMEOUT', `The bus did not answer within ${timeoutMs} ms.`));
        stop.abort();
      }, timeoutMs);
    });
    try {
      await Promise.race([publish(event, stop.signal), timeout]);
    } finally {
      clearTimeout(timer);
    }
  };
}
