import type { DeliveryBudget } from '../../contracts/delivery-mode.ts';
import { logLine, type LogFields } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { Deliver, Delivered } from './delivery.ts';
import { toObject, toText, plainName } from '../../platform/coerce.ts';
import type { Privacy } from '../../privacy/privacy.ts';
import { refusalDetail } from '../normalize/refusal-detail.ts';
import { normalize as normalizeTriggerEvent } from '../normalize/trigger-event/normalize.ts';
import type { Processor, TriggerInvocation } from './fail-open.ts';
import { limitedTo } from './time-left.ts';

export interface ProcessorPorts {
  /** The privacy policy with its key, if that can be read in the milliseconds that are left. Never rejects. */
  readonly privacy: (leftMs?: number) => Promise<Privacy>;
  /** Brings events to the bus or the outbox. Bounded in time. */
  readonly deliver: Deliver;
  /** Name of the bus, the dimension of the counts. */
  readonly bus: string | undefined;
  /** Writes one line to the log. */
  readonly log: (line: string) => void;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** @default - tracing is off */
  readonly tracing?: InvocationTracing | undefined;
}

/** The traces of invocations. */
export interface InvocationTracing {
  /** Returns the `traceparent` of the events of an invocation. Rejects if its code cannot be loaded. */
  readonly traceparentOf: (traceHeader: string | undefined) => Promise<string | undefined>;
}

/** Creates a processor. If a login waits, it ends within the budget and the remaining time of the invocation. */
export function createProcessor(ports: ProcessorPorts, { keyMs, busMs, outboxMs }: DeliveryBudget): Processor {
  return ({ timeLeft, ...invocation }) => {
    if (!timeLeft) return normalizeAndPublish(invocation, ports);
    const limit = limitedTo(keyMs + busMs + outboxMs, timeLeft, ports.clock);
    return normalizeAndPublish({ ...invocation, timeLeft: limit }, ports);
  };
}

/**
 * Normalizes a trigger event and publishes its identity events. Logs and counts an event that neither the bus nor the outbox
 * accepts: the log line contains the whole event.
 */
export async function normalizeAndPublish(invocation: TriggerInvocation, ports: ProcessorPorts): Promise<void> {
  const { input, at, normalize = normalizeTriggerEvent, timeLeft, traceHeader } = invocation;
  const { privacy, deliver, bus, log, clock, newId, tracing } = ports;
  const requestId = toText(invocation.requestId);
  const about = requestId ? { requestId } : {};
  const traceparent = tracing && (await tracing.traceparentOf(traceHeader).catch(() => undefined));
  const context = { now: at, newId, requestId, traceparent, privacy: await privacy(timeLeft?.()) };
  const normalized = normalize(input, context);
  if ('problem' in normalized) {
    const triggerSource = plainName(toObject(input)['triggerSource']);
    const fields = {
      level: 'error',
      message: 'event not normalized',
      code: normalized.problem,
      triggerSource,
    } as const;
    log(
      logLine(
        { ...fields, ...(await refusalDetail(normalized)), ...about },
        { [metrics.eventsNotNormalized]: 1 },
        { bus },
      ),
    );
    return;
  }
  if ('nothing' in normalized) return;
  const begin = clock();
  const delivered = await deliver(normalized.events, timeLeft?.());
  for (const line of linesOf(delivered, { ...about, durationMs: clock() - begin, bus })) log(line);
}

function linesOf(
  { published, sentToOutbox, notPublished }: Delivered,
  { durationMs, bus, ...about }: Pick<LogFields, 'requestId'> & { durationMs: number; bus: string | undefined },
): string[] {
  const [refused] = [...notPublished, ...sentToOutbox];
  const why = refused ? { code: refused.code } : {};
  const counts = {
    [metrics.eventsPublished]: published,
    [metrics.eventsSentToOutbox]: sentToOutbox.length,
    [metrics.publishMilliseconds]: Math.round(durationMs),
  };
  const level = refused ? 'warn' : 'info';
  return [
    logLine({ level, message: 'events delivered', ...about, ...why }, counts, { bus }),
    ...notPublished.map(({ event, code }) =>
      logLine(
        { level: 'error', message: 'event not published', code, eventType: event.type, ...about, event },
        { [metrics.eventsNotPublished]: 1 },
        { bus },
      ),
    ),
  ];
}
