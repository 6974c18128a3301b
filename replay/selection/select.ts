import { UsageError } from '../../platform/usage-error.ts';
import { glob } from '../../platform/glob.ts';
import type { ParsedMessage } from '../messages/parsed-message.ts';
import { timeOption, type TimeOption } from './time-option.ts';
import { whereFilter } from './where-filter.ts';

/** Options that choose messages, for parseArgs; the same for every command. */
export const selectOptions = {
  type: { type: 'string', multiple: true },
  reason: { type: 'string', multiple: true },
  subject: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  id: { type: 'string', multiple: true },
  where: { type: 'string' },
} as const;

/** Their values. */
export interface Selection {
  readonly type?: string[] | undefined;
  readonly reason?: string[] | undefined;
  readonly subject?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly id?: string[] | undefined;
  readonly where?: string | undefined;
}

/** Their part of a usage. */
export const selectUsage = `--type TYPE       event type, with * for any characters: 'cognito.login.*'; repeatable
--reason CODE     why it is there, as the list shows it; repeatable
--subject SUB     the user
--since TIME      events that happened at or after: 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago
--until TIME      events that happened before
--id ID           id of the event or of the message; repeatable
--where EXPR      JMESPath on the event, true for those you mean: "data.clientId == 'abc'"; for a member that
                  is not there: "data.newDevice == \`null\`" (here !data.newDevice is not true for it)`;

/**
 * Returns a test for messages that match all options. Throws a UsageError for a bad value. `now` is called when the first
 * message arrives: AWS has reported its time by then.
 */
export function select(options: Selection, now: () => Date): (message: ParsedMessage) => boolean {
  const types = options.type?.map(glob);
  const times = [timeOption('--since', options.since), timeOption('--until', options.until)];
  if (isNoSpan(times)) throw new UsageError('--since has to be before --until.');
  const where = options.where === undefined ? undefined : whereFilter(options.where);
  const { reason, subject, id } = options;
  let span: readonly (number | undefined)[] | undefined;
  return (read) => {
    if (types && !types.some((fits) => fits(read.type ?? ''))) return false;
    if (reason && !reason.includes(read.reason)) return false;
    if (subject !== undefined && read.subject !== subject) return false;
    if (id && !id.includes(read.id ?? '') && !id.includes(read.message.messageId)) return false;
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
