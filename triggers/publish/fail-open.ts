import { ConfigError } from '../../contracts/config-error.ts';
import { logLine } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import type { NormalizeContext } from '../normalize/trigger-event/identity-event.ts';
import type { Normalized } from '../normalize/normalized.ts';
import { withTimeout } from '../../platform/with-timeout.ts';
import { marginMs, type TimeLeft } from './time-left.ts';

/** An invocation of a function on a Cognito trigger. */
export interface TriggerInvocation {
  /** The trigger event. */
  readonly input: unknown;
  readonly requestId: string | undefined;
  /** The time of the invocation: Cognito puts no time into its event. */
  readonly at: Date;
  /** The time until the response must be ready. @default - no limit */
  readonly timeLeft?: TimeLeft | undefined;
  /** X-Ray's trace header of the invocation, as Lambda sets it. @default - tracing is off */
  readonly traceHeader?: string | undefined;
  /** Normalizes the event. @default - `normalize` for trigger events */
  readonly normalize?: (input: unknown, context: NormalizeContext) => Normalized;
}

/** Processes an invocation; may throw or reject. */
export type Processor = (invocation: TriggerInvocation) => Promise<void>;

/** A processor that starts at its first invocation. */
export interface LazyProcessor {
  /** May throw or reject; the next invocation then calls it again. */
  readonly start: () => Processor | Promise<Processor>;
  started?: Processor;
  readonly log: (line: string) => void;
  /** Returns the name of the bus, by which alarms select the counts. May throw. */
  readonly bus: () => string | undefined;
}

/**
 * Processes an invocation and never rejects: it logs and counts every failure, also of a start. It stops waiting soon after
 * the time that is left for the response, so that work such as loading code delays no login.
 */
export async function failOpen(invocation: TriggerInvocation, processor: LazyProcessor): Promise<void> {
  try {
    await inTime(run(invocation, processor), invocation.timeLeft?.());
  } catch (error) {
    report(error, processor);
  }
}

async function run(invocation: TriggerInvocation, processor: LazyProcessor): Promise<void> {
  processor.started ??= await processor.start();
  await processor.started(invocation);
}

// Processing that respects its time limit ends within these milliseconds after it.
const lateMs = marginMs / 2;

function inTime(work: Promise<void>, limitMs: number | undefined): Promise<void> {
  if (limitMs === undefined) return work;
  return withTimeout(work, Math.max(0, limitMs) + lateMs, () => {
    throw Object.assign(new Error('Processing the event takes too long'), { code: 'TIMEOUT' });
  });
}

function report(error: unknown, { log, bus }: LazyProcessor): void {
  try {
    // A message may quote the input, except a ConfigError's, which names variables only.
    const { code, detail } = orElse(() => about(error), { code: 'UNKNOWN' });
    const fields = { level: 'error', message: 'event processing failed', code, ...(detail ? { detail } : {}) } as const;
    log(logLine(fields, { [metrics.eventsNotNormalized]: 1 }, { bus: orElse(bus, undefined) }));
  } catch {
    // Not even a log that cannot be written may fail a login.
  }
}

function about(error: unknown): { readonly code: string; readonly detail?: string } {
  const { code } = (error ?? {}) as { code?: unknown };
  return { code: plainCode(code), ...(error instanceof ConfigError ? { detail: error.message } : {}) };
}

/** Reads a property of an error. An error that cannot be read is still counted. */
function orElse<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Returns the code if it can be one: another text might quote the input. */
const plainCode = (code: unknown): string => (typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : 'UNKNOWN');

/** Returns the id of the invocation. Never throws: without an event to process, an extension would wait forever. */
export function requestIdOf(context: { readonly awsRequestId?: string } | undefined): string | undefined {
  try {
    return context?.awsRequestId;
  } catch {
    return undefined;
  }
}
