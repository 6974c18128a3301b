import { compile, TreeInterpreter, type JSONValue } from '@jmespath-community/jmespath';
import { UsageError } from '../../command.ts';
import type { ReadLetter } from './read-letter.ts';

/** Options that choose letters, for parseArgs; the same for every command. */
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

/** Whether a letter is among those that are meant: those for which all options hold. Throws a UsageError for a bad value. */
export function select(options: Selection, now: Date): (letter: ReadLetter) => boolean {
  const types = options.type?.map(globOf);
  const since = timeOf('--since', options.since, now);
  const until = timeOf('--until', options.until, now);
  const where = options.where === undefined ? undefined : expressionOf(options.where);
  const { reason, subject, id } = options;
  return (read) => {
    if (types && !types.some((type) => type.test(read.type ?? ''))) return false;
    if (reason && !reason.includes(read.reason)) return false;
    if (subject !== undefined && read.subject !== subject) return false;
    if (id && !id.includes(read.id ?? '') && !id.includes(read.letter.messageId)) return false;
    const time = Date.parse(read.time ?? '');
    // What tells no time is in no span of time.
    if (since !== undefined && !(time >= since)) return false;
    if (until !== undefined && !(time < until)) return false;
    return where?.(read.value) ?? true;
  };
}

const globOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`).replaceAll('*', '.*')}$`);

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The time that an option means. Throws a UsageError for what is none. */
export function timeOf(option: string, text: string | undefined, now: Date): number | undefined {
  if (text === undefined) return undefined;
  const ago = /^(?<count>\d+)(?<unit>[mhd])$/.exec(text)?.groups;
  if (ago) return now.getTime() - Number(ago['count']) * unitMs[ago['unit'] as keyof typeof unitMs];
  const time = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) {
    throw new UsageError(`${option} needs a time such as 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago; it is "${text}".`);
  }
  return time;
}

function expressionOf(text: string): (value: unknown) => boolean {
  let expression: ReturnType<typeof compile>;
  try {
    expression = compile(text);
  } catch (cause) {
    throw new UsageError(`--where "${text}" is no JMESPath expression: ${(cause as Error).message}`, { cause });
  }
  return (value) => {
    try {
      return value !== undefined && isTrue(TreeInterpreter.search(expression, value as JSONValue));
    } catch {
      // A function that does not take what stands there: it is not among those that are meant.
      return false;
    }
  };
}

/** What JMESPath takes for true: all but null, false and what is empty. */
const isTrue = (result: unknown): boolean => {
  if (typeof result === 'number') return true;
  if (typeof result === 'object' && result !== null) return Object.keys(result).length > 0;
  return Boolean(result);
};
