import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { v7 } from 'uuid';
import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import type { PublisherConfig } from './config.ts';
import { publishToEventBus, type Publish } from './delivery/event-bus.ts';
import { privacyWithKey } from './privacy-with-key.ts';
import type { Privacy } from './privacy.ts';
import { secretValue } from './secret-value.ts';

/** What everything that publishes has in common, over the real bus, secrets and clock. */
export interface Publisher {
  readonly publish: Publish;
  readonly privacy: () => Promise<Privacy>;
  readonly log: (line: string) => void;
  readonly newId: () => string;
}

/** Writes one line to the log as it is. */
export const log = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The ports for these settings. `hashKeyTimeoutMs`: how long reading the key may hold up an event. */
export function createPublisher(
  { eventBusName, privacy: policy, hashKeyArn }: PublisherConfig,
  hashKeyTimeoutMs = 1000,
): Publisher {
  const client = new EventBridgeClient({ maxAttempts: 3, retryMode: 'standard' });
  return {
    publish: publishToEventBus(client, eventBusName),
    privacy:
      hashKeyArn === undefined
        ? () => Promise.resolve({ policy })
        : privacyWithKey(policy, {
            readKey: () => secretValue(hashKeyArn),
            onFailure: reportMissingKey,
            now: Date.now,
            timeoutMs: hashKeyTimeoutMs,
          }),
    log,
    newId: () => v7(),
  };
}

function reportMissingKey(error: unknown): void {
  const { name = 'UNKNOWN', code } = (error ?? {}) as { name?: string; code?: string };
  const detail = 'The key of PRIVACY_HASH_KEY_ARN cannot be read: what should be hashed is omitted until it can.';
  const fields = { level: 'error', message: 'hash key not read', code: code ?? name, detail } as const;
  log(logLine(fields, { [metrics.hashKeyUnavailable]: 1 }));
}
