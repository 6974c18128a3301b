import type { LagPoint } from '../wire/picture.ts';

/** Returns the lag of the events that arrived in a span. `lags` are in milliseconds; `count` also has events without a lag. */
export function lagPoint(
  lags: readonly number[],
  count: number,
  span: { readonly at: number; readonly ms: number },
): LagPoint {
  const sorted = lags.toSorted((one, other) => one - other);
  const percentile = (share: number): number | undefined => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { at: span.at, p50: percentile(0.5), p99: percentile(0.99), perSecond: (count * 1000) / Math.max(1, span.ms) };
}
