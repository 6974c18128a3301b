import type { Config } from './config.ts';
import { beforeResponse } from './delivery/before-response.ts';
import { observe, type Observation } from './observe.ts';
import { createPublisher } from './publisher.ts';

/** An observer with the real bus, clock and ids. It takes `publishTimeoutMs` at most, the hash key's reading included. */
export function createObserver({ publishTimeoutMs, ...config }: Config): (observation: Observation) => Promise<void> {
  const { publish, ...publisher } = createPublisher(config, publishTimeoutMs / 2);
  return (observation) => {
    const startedAt = performance.now();
    const bounded: typeof publish = (events) =>
      beforeResponse(publish, publishTimeoutMs - (performance.now() - startedAt))(events);
    return observe(observation, { ...publisher, publish: bounded, now: () => new Date() });
  };
}
