import { ConfigError } from '../../contracts/config-error.ts';
import { logLine } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import { withTimeout } from '../../platform/with-timeout.ts';
import { marginMs } from './time-left.ts';

/** Looks at something; may throw. */
export type Look<Subject> = (subject: Subject) => Promise<void>;

/**
 * Returns a function that processes a subject and never rejects. It counts and logs every failure, also one of `start` at
 * the first subject. It tries a failed start again at the next subject. `bus` returns the name of the bus, by which alarms
 * select the counts. It stops waiting soon after `limitMs`, so that work such as loading code delays no answer.
 */
export function failOpen<Subject>(
  start: () => Look<Subject> | Promise<Look<Subject>>,
  log: (line: string) => void,
  bus: () => string | undefined = () => undefined,
  limitMs: (subject: Subject) => number | undefined = () => undefined,
): Look<Subject> {
  let look: Look<Subject> | undefined;
  const work = async (subject: Subject): Promise<void> => {
    look ??= await start();
    await look(subject);
  };
  return async (subject) => {
    try {
      await inTime(work(subject), limitMs(subject));
    } catch (error) {
      report(error, log, bus);
    }
  };
}

// Processing that respects its time limit ends within these milliseconds after it.
const lateMs = marginMs / 2;

function inTime(work: Promise<void>, limitMs: number | undefined): Promise<void> {
  if (limitMs === undefined || limitMs === Infinity) return work;
  return withTimeout(work, Math.max(0, limitMs) + lateMs, () => {
    throw Object.assign(new Error('Processing the event takes too long'), { code: 'TIMEOUT' });
  });
}

function report(error: unknown, log: (line: string) => void, bus: () => string | undefined): void {
  try {
    // A message may quote the input, except a ConfigError's, which names variables only.
    const { code, detail } = orElse(() => about(error), { code: 'UNKNOWN' });
    const fields = { level: 'error', message: 'event processing failed', code, ...(detail ? { detail } : {}) } as const;
    const name = orElse(bus, undefined);
    log(logLine(fields, { [metrics.eventsNotNormalized]: 1 }, { bus: name }));
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

/** The code if it can be one; what else stands there might quote the input. */
const plainCode = (code: unknown): string => (typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : 'UNKNOWN');
