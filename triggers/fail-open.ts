import { ConfigError } from '../contracts/config-error.ts';
import { logLine } from '../contracts/log-line.ts';
import { metrics } from '../contracts/metrics.ts';

/** Looks at something; may throw. */
export type Look<Subject> = (subject: Subject) => Promise<void>;

/**
 * A look that never rejects: whatever breaks is counted and logged, also while `start` makes it at the first subject; a
 * start that failed is tried again at the next. `bus` gives its name, by which the counts are told apart.
 */
export function failOpen<Subject>(
  start: () => Look<Subject> | Promise<Look<Subject>>,
  log: (line: string) => void,
  bus: () => string | undefined = () => undefined,
): Look<Subject> {
  let look: Look<Subject> | undefined;
  return async (subject) => {
    try {
      look ??= await start();
      await look(subject);
    } catch (error) {
      report(error, log, bus);
    }
  };
}

function report(error: unknown, log: (line: string) => void, bus: () => string | undefined): void {
  try {
    const { code } = (error ?? {}) as { code?: unknown };
    // A message may quote the input, except a ConfigError's, which names variables only.
    const detail = error instanceof ConfigError ? { detail: error.message } : {};
    const fields = { level: 'error', message: 'observer failed', code: plainCode(code), ...detail } as const;
    log(logLine(fields, { [metrics.eventsNotNormalized]: 1 }, { bus: bus() }));
  } catch {
    // Not even a log that cannot be written may fail a login.
  }
}

/** The code if it can be one; what else stands there might quote the input. */
const plainCode = (code: unknown): string => (typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : 'UNKNOWN');
