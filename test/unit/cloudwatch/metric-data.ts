const minuteMs = 60_000;

/** A metric with its dimensions, as one text. */
export type MetricKey = string;

/** Names and values of the dimensions, in any order. */
export type Dimensions = Readonly<Record<string, string>>;

export const metricKey = (namespace: string, name: string, dimensions: Dimensions = {}): MetricKey =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);

/** Data points of metrics, kept by the minute, as CloudWatch keeps those of standard resolution. */
export interface MetricData {
  readonly put: (key: MetricKey, atMs: number, values: number | readonly number[]) => void;
  /** Puts the metrics of a log line in embedded metric format, as if it was written at that time. Any other line has none. */
  readonly putLine: (line: string, atMs: number) => void;
  /** The statistic of what was put at or after `fromMs` and before `toMs`, both whole minutes; undefined without data. */
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

export function metricData(): MetricData {
  const minutesOf = new Map<MetricKey, Map<number, number[]>>();
  const put: MetricData['put'] = (key, atMs, values) => {
    const minutes = minutesOf.get(key) ?? new Map<number, number[]>();
    minutesOf.set(key, minutes);
    const minute = Math.floor(atMs / minuteMs);
    const present = minutes.get(minute) ?? [];
    minutes.set(minute, present);
    for (const value of Array.isArray(values) ? (values as readonly number[]) : [values as number]) present.push(value);
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
      const minutes = minutesOf.get(key);
      const values: number[] = [];
      if (!minutes) return undefined;
      for (let minute = fromMs / minuteMs; minute < toMs / minuteMs; minute += 1)
        for (const value of minutes.get(minute) ?? []) values.push(value);
      return values.length > 0 ? statisticOf(statistic, values) : undefined;
    },
  };
}

function statisticOf(statistic: string, values: readonly number[]): number | undefined {
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  if (statistic === 'Maximum') return values.reduce((most, value) => Math.max(most, value), -Infinity);
  const percentile = /^p(\d+)$/.exec(statistic)?.[1];
  if (percentile === undefined) throw new Error(`The statistic ${statistic} is not modelled.`);
  return [...values].sort((one, other) => one - other)[Math.ceil((Number(percentile) / 100) * values.length) - 1];
}
