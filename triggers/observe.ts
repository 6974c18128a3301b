import type { IdentityEvent } from '../contracts/catalogue.ts';
import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import type { PrivacyPolicy } from '../contracts/privacy-policy.ts';
import { PublishError } from './errors.ts';
import { normalize } from './user-pool/normalize.ts';
import { asText } from './user-pool/trigger-event.ts';

export interface ObserverPorts {
  readonly privacy: PrivacyPolicy;
  /** Puts the event on the bus; rejects with a PublishError. Bounded in time. */
  readonly publish: (event: IdentityEvent) => Promise<void>;
  /** Writes one line to the log. */
  readonly log: (line: string) => void;
  readonly now: () => Date;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/** Looks at one trigger event and publishes what it tells; what cannot be published is logged whole and counted. */
export async function observe(input: unknown, requestId: string | undefined, ports: ObserverPorts): Promise<void> {
  const { privacy, publish, log, now, newId } = ports;
  const normalized = normalize(input, { now: now(), newId, requestId, privacy });
  if ('problem' in normalized) {
    const source = asText((input as { triggerSource?: unknown } | null | undefined)?.triggerSource);
    const known = source !== undefined && /^\w{1,64}$/.test(source) ? { triggerSource: source } : {};
    const fields = { level: 'error', message: 'no event made', code: normalized.problem, ...known } as const;
    log(logLine({ ...fields, ...(requestId ? { requestId } : {}) }, { [metrics.eventsNotNormalized]: 1 }));
    return;
  }
  const { event } = normalized;
  try {
    await publish(event);
  } catch (error) {
    const code = error instanceof PublishError ? error.code : 'UNKNOWN';
    const fields = { level: 'error', message: 'event not published', code, eventType: event.type } as const;
    log(logLine({ ...fields, ...(requestId ? { requestId } : {}), event }, { [metrics.eventsNotPublished]: 1 }));
  }
}
