const minuteMs = 60_000;

/** A metric with its dimensions, as one string. */
export type MetricKey = string;

/** Names and values of the dimensions, in any order. */
export type Dimensions = Readonly<Record<string, string>>;

export const metricKey = (namespace: string, name: string, dimensions: Dimensions = {}): MetricKey =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);

/** Data points of metrics by minute, as CloudWatch stores those of standard resolution. */
export interface MetricData {
  readonly put: (key: MetricKey, atMs: number, values: number | readonly number[]) => void;
  /** Puts the metrics of a log line in embedded metric format, as if it was written at that time. Any other line has none. */
  readonly putLine: (line: string, atMs: number) => void;
  /** Returns the statistic of data points from `fromMs` to before `toMs`, both whole minutes. `undefined` without data. */
  readonly statistic: (key: MetricKey, statistic: string, fromMs: number, toMs: number) => number | undefined;
}

interface EmbeddedLine {
  readonly [name: string]: unknown;
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
}

/** The values of one minute, and the sum of all values before it. */
interface Minute {
  readonly minute: number;
  readonly values: number[];
  sumBefore: number;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const sumUntil = (entry: Minute | undefined): number => (entry ? entry.sumBefore + sumOf(entry.values) : 0);

export function metricData(): MetricData {
  const minutesOf = new Map<MetricKey, Minute[]>();
  const put: MetricData['put'] = (key, atMs, values) => {
    const minutes = minutesOf.get(key) ?? [];
    minutesOf.set(key, minutes);
    const minute = Math.floor(atMs / minuteMs);
    const at = firstFrom(minutes, minute);
    // An invocation that ends later may already have put points of a later minute.
    if (minutes[at]?.minute !== minute)
      minutes.splice(at, 0, { minute, values: [], sumBefore: sumUntil(minutes[at - 1]) });
    const added = Array.isArray(values) ? (values as readonly number[]) : [values as number];
    minutes[at]?.values.push(...added);
    const later = minutes.slice(at + 1);
    for (const entry of later) entry.sumBefore += sumOf(added);
  };
  return {
    put,
    putLine: (line, atMs) => {
      const parsed = JSON.parse(line) as EmbeddedLine;
      for (const { Namespace, Dimensions, Metrics } of parsed._aws?.CloudWatchMetrics ?? [])
        for (const names of Dimensions)
          for (const { Name } of Metrics) {
            const dimensions = Object.fromEntries(names.map((name) => [name, String(parsed[name])]));
            put(metricKey(Namespace, Name, dimensions), atMs, parsed[Name] as number | number[]);
          }
    },
    statistic: (key, statistic, fromMs, toMs) => {
      const minutes = minutesOf.get(key) ?? [];
      const [from, to] = [firstFrom(minutes, fromMs / minuteMs), firstFrom(minutes, toMs / minuteMs)];
      const [first, last] = [minutes[from], minutes[to - 1]];
      if (!first || !last || from >= to) return undefined;
      // A window of half a day is evaluated every minute: its sum must not read all of it.
      if (statistic === 'Sum') return sumUntil(last) - first.sumBefore;
      return statisticOf(
        statistic,
        minutes.slice(from, to).flatMap(({ values }) => values),
      );
    },
  };
}

/** Returns the index of the first entry at or after a minute. */
function firstFrom(minutes: readonly Minute[], minute: number): number {
  let [low, high] = [0, minutes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((minutes[middle]?.minute ?? Infinity) < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

function statisticOf(statistic: string, values: readonly number[]): number | undefined {
  if (statistic === 'Maximum') return values.reduce((most, value) => Math.max(most, value), -Infinity);
  const percentile = /^p(\d+)$/.exec(statistic)?.[1];
  if (percentile === undefined) throw new Error(`The statistic ${statistic} is not modelled.`);
  return [...values].sort((one, other) => one - other)[Math.ceil((Number(percentile) / 100) * values.length) - 1];
}
