import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';
import type { Publish } from './delivery/event-bus.ts';
import { asRecord, asText } from './lenient.ts';
import type { Normalized } from './normalized.ts';
import type { Privacy } from './privacy.ts';
import type { NormalizeContext } from './user-pool/identity-event.ts';

export interface ObserverPorts {
  /** The privacy policy with its key. Never rejects. */
  readonly privacy: () => Promise<Privacy>;
  /** Puts events on the bus. Bounded in time. */
  readonly publish: Publish;
  /** Writes one line to the log. */
  readonly log: (line: string) => void;
  readonly now: () => Date;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/** What to look at. */
export interface Observation {
  /** The trigger event. */
  readonly input: unknown;
  readonly requestId: string | undefined;
  /** What it tells, `normalize` or `normalizeDenial`. */
  readonly normalize: (input: unknown, context: NormalizeContext) => Normalized;
}

/** Looks at one trigger event and publishes what it tells; what cannot be published is logged whole and counted. */
export async function observe(observation: Observation, ports: ObserverPorts): Promise<void> {
  const { input, normalize } = observation;
  const { privacy, publish, log, now, newId } = ports;
  const requestId = asText(observation.requestId);
  const about = requestId ? { requestId } : {};
  const time = now();
  const normalized = normalize(input, { now: time, newId, requestId, privacy: await privacy() });
  if ('problem' in normalized) {
    const source = asText(asRecord(input)['triggerSource']);
    const known = source !== undefined && /^\w{1,64}$/.test(source) ? { triggerSource: source } : {};
    const fields = { level: 'error', message: 'no event made', code: normalized.problem, ...known } as const;
    log(logLine({ ...fields, ...about }, { [metrics.eventsNotNormalized]: 1 }));
    return;
  }
  if ('nothing' in normalized) return;
  for (const { event, code } of await publish(normalized.events)) {
    const fields = { level: 'error', message: 'event not published', code, eventType: event.type } as const;
    log(logLine({ ...fields, ...about, event }, { [metrics.eventsNotPublished]: 1 }));
  }
}
