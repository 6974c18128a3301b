import { UsageError } from '../../platform/usage-error.ts';
import { glob } from '../../platform/glob.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';
import { timeOption, type TimeOption } from './time-option.ts';
import { whereFilter } from './where-filter.ts';

/** Options that select messages. An empty list selects every message. */
export interface Selection {
  readonly type?: readonly string[] | undefined;
  readonly reason?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly id?: readonly string[] | undefined;
  readonly where?: string | undefined;
}

/**
 * Returns a test for messages that match all options. Throws a UsageError for a bad value. `now` is called when the first
 * message arrives: AWS has reported its time by then.
 */
export function select(options: Selection, now: () => Date): (message: ParsedMessage) => boolean {
  const types = options.type?.map(glob) ?? [];
  const times = [timeOption('--since', options.since), timeOption('--until', options.until)];
  if (isNoSpan(times)) throw new UsageError('--since has to be before --until.');
  const where = options.where === undefined ? undefined : whereFilter(options.where);
  const { reason = [], subject, id = [] } = options;
  let span: readonly (number | undefined)[] | undefined;
  return (read) => {
    if (types.length > 0 && !types.some((fits) => fits(read.type ?? ''))) return false;
    if (reason.length > 0 && !reason.includes(read.reason)) return false;
    if (subject !== undefined && read.subject !== subject) return false;
    if (id.length > 0 && !id.includes(read.id ?? '') && !id.includes(read.message.messageId)) return false;
    const [since, until] = (span ??= times.map((time) => time?.(now())));
    const time = Date.parse(read.time ?? '');
    // What tells no time is in no span of time.
    if (since !== undefined && !(time >= since)) return false;
    if (until !== undefined && !(time < until)) return false;
    return where?.(read.value) ?? true;
  };
}

// Two times, or two spans, exclude each other whenever they are read; a time and a span may not.
const anyTimes = [new Date('2000-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')];

const isNoSpan = ([since, until]: readonly (TimeOption | undefined)[]): boolean =>
  since !== undefined && until !== undefined && anyTimes.every((now) => since(now) >= until(now));
