const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A count, for example `12,034`. */
export const countText = (count: number): string => whole.format(count);

/** A rate in events per second, for example `0`, `3.4/s` or `210/s`. */
export function rateText(perSecond: number): string {
  if (perSecond === 0) return '0';
  if (perSecond < 0.1) return '<0.1/s';
  return `${perSecond < 100 ? tenths.format(perSecond) : whole.format(perSecond)}/s`;
}

/** A duration of a hop, for example `12 ms`, `1.4 s` or `3 min`. */
export function durationText(ms: number): string {
  if (Math.abs(ms) < 1_000) return `${whole.format(ms)} ms`;
  if (Math.abs(ms) < 60_000) return `${tenths.format(ms / 1_000)} s`;
  return ageText(ms);
}

/** An age in its largest unit, for example `12 s`, `3 min`, `5 h` or `2 d`. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** A size, for example `512 B`, `14.2 kB` or `1.0 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${tenths.format(bytes / 1_000)} kB`;
  return `${tenths.format(bytes / 1_000_000)} MB`;
}

/** The time of day of a moment in UTC, for example `03:12:45.123`; empty for a number that is no time. */
export function clockText(unixMs: number): string {
  const date = new Date(unixMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(11, 23);
}
