import { refuseAll, type Publish } from './event-bus.ts';

/** Bounds a publish that somebody waits for: after `timeoutMs` every event counts as refused with the code TIMEOUT. */
export function beforeResponse(publish: Publish, timeoutMs: number): Publish {
  return async (events) => {
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<ReturnType<typeof refuseAll>>((resolve) => {
      timer = setTimeout(() => {
        resolve(refuseAll(events, 'TIMEOUT'));
        stop.abort();
      }, timeoutMs);
    });
    try {
      return await Promise.race([publish(events, stop.signal), timeout]);
    } finally {
      clearTimeout(timer);
    }
  };
}
