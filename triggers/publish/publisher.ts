import { busNameOf } from '../../contracts/bus.ts';
import { logLine } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { TracingMode } from '../../contracts/tracing.ts';
import type { PublisherConfig } from '../config.ts';
import { eventBridge } from './event-bridge.ts';
import { publishToEventBus, type Publish, type TraceHeaders } from './event-bus.ts';
import { privacyWithKey, privacyWithoutKey, quarterOfTime } from '../../privacy/privacy-with-key.ts';
import type { Privacy } from '../../privacy/privacy.ts';
import { newUuid } from '../../platform/uuid.ts';
import { codeOf } from '../../platform/error-code.ts';
import { log } from '../../platform/stdout.ts';

/** What everything that publishes has in common, over the real bus, secrets and clock. */
export interface Publisher {
  readonly publish: Publish;
  /** The policy with its key. The key may take a quarter of the milliseconds that are left. */
  readonly privacy: (leftMs?: number) => Promise<Privacy>;
  readonly log: (line: string) => void;
  /** Name of the bus, the dimension of the counts. */
  readonly bus: string | undefined;
  readonly newId: () => string;
  /** Loads what the first event would load: credentials, code paths, and a connection to EventBridge. Never rejects. */
  readonly warmUp: () => Promise<void>;
}

/** The ports for these settings. `hashKeyTimeoutMs`: how long reading the key may hold up an event. */
export function createPublisher(
  { eventBusName, privacy: policy, hashKeyArn, tracing = 'off' }: PublisherConfig,
  hashKeyTimeoutMs = 1000,
): Publisher {
  const bus = busNameOf(eventBusName);
  const { putEvents } = eventBridge(process.env);
  const privacy =
    hashKeyArn === undefined
      ? privacyWithoutKey(policy)
      : privacyWithKey(policy, {
          readKey: async () => (await import('../../platform/secret-value.ts')).secretValue(hashKeyArn),
          onFailure: (error) => {
            reportMissingKey(error, bus);
          },
          now: Date.now,
        });
  return {
    publish: publishToEventBus(putEvents, eventBusName, tracing === 'off' ? undefined : lazyTraceHeaders(tracing)),
    privacy: quarterOfTime(privacy, hashKeyTimeoutMs),
    log,
    bus,
    newId: newUuid,
    warmUp: async () => {
      // EventBridge refuses a call without entries, and publishes nothing; all that comes before is then done.
      const reaching = putEvents([], AbortSignal.timeout(warmUpTimeoutMs)).catch(() => undefined);
      await Promise.all([reaching, privacy(warmUpTimeoutMs)]);
    },
  };
}

/** Loads the code for traces with the first events. If that fails, they have no trace header. */
const lazyTraceHeaders =
  (mode: TracingMode): TraceHeaders =>
  async () => {
    try {
      const { traceHeaderOf } = await import('./event-tracing.ts');
      return (event) => traceHeaderOf(event, mode);
    } catch {
      return () => undefined;
    }
  };

// Cognito's five seconds go on while the function starts: it must be able to answer even if nothing here does.
const warmUpTimeoutMs = 1500;

function reportMissingKey(error: unknown, bus: string | undefined): void {
  const detail = 'The key of PRIVACY_HASH_KEY_ARN cannot be read: what should be hashed is omitted until it can.';
  const fields = { level: 'error', message: 'hash key not read', code: codeOf(error), detail } as const;
  log(logLine(fields, { [metrics.hashKeyUnavailable]: 1 }, { bus }));
}
