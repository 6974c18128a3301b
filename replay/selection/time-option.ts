import { UsageError } from '../../platform/usage-error.ts';

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The time in an option, as Unix time in milliseconds; a span such as 12h ends now. */
export type TimeOption = (now: Date) => number;

/** Reads a time or a span of an option; undefined without a text. Throws a UsageError for anything else. */
export function timeOption(option: string, text: string): TimeOption;
export function timeOption(option: string, text: string | undefined): TimeOption | undefined;
export function timeOption(option: string, text: string | undefined): TimeOption | undefined {
  if (text === undefined) return undefined;
  const ago = /^(?<count>\d+)(?<unit>[mhd])$/.exec(text)?.groups;
  if (ago) {
    const spanMs = Number(ago['count']) * unitMs[ago['unit'] as keyof typeof unitMs];
    // AWS has no times before 1970.
    return (now) => Math.max(0, now.getTime() - spanMs);
  }
  const timeMs = isTime(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(timeMs)) {
    throw new UsageError(`${option} needs a time such as 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago; it is "${text}".`);
  }
  return () => timeMs;
}

/** Whether it is a day, or a time of a day with its zone. Date.parse takes February 30 for March 2. */
function isTime(text: string): boolean {
  const day = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.exec(text)?.[1];
  const midnight = new Date(day ?? '');
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().slice(0, 10) === day;
}
