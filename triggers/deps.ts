import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { v7 } from 'uuid';
import type { Config } from './config.ts';
import { beforeResponse } from './delivery/before-response.ts';
import { publishToEventBus } from './delivery/event-bus.ts';
import { observe, type ObserverPorts } from './observe.ts';
import type { Observe } from './fail-open.ts';

/** Writes one line to the log as it is. */
export const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The observer with the real bus, clock and ids. */
export function createObserver({ eventBusName, privacy, publishTimeoutMs }: Config): Observe {
  const client = new EventBridgeClient({ maxAttempts: 3, retryMode: 'standard' });
  const publish = beforeResponse(publishToEventBus(client, eventBusName), publishTimeoutMs);
  const ports: ObserverPorts = { privacy, publish, log, now: () => new Date(), newId: () => v7() };
  return (event, requestId) => observe(event, requestId, ports);
}
