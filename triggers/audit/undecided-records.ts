import { logLine } from '../../contracts/log-line.ts';
import { metrics } from '../../contracts/metrics.ts';
import { codeOf } from '../../platform/error-code.ts';
import type { PoolOfRecord } from './pools/pool-of-record.ts';

export interface UndecidedPorts {
  readonly log: (line: string) => void;
  /** Name of the bus, the dimension of the counts. */
  readonly bus: string | undefined;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/** A record that is undecided for so long is counted: CloudTrail delivers most within five minutes of the call. */
const longMs = 15 * 60_000;

/** Logs and counts a record whose pool is not known and whose call is more than 15 minutes ago. Rejects as `poolOf` does. */
export const reportUndecided =
  (poolOf: PoolOfRecord, { log, bus, now }: UndecidedPorts): PoolOfRecord =>
  async (record, maxWaitMs) => {
    try {
      return await poolOf(record, maxWaitMs);
    } catch (error) {
      const fields = { level: 'warn', message: 'record undecided', code: codeOf(error) } as const;
      if (now() - record.time.getTime() > longMs) log(logLine(fields, { [metrics.recordsWithoutPool]: 1 }, { bus }));
      throw error;
    }
  };
