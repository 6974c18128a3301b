import { paginateDescribeAlarms, paginateGetMetricData, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { FiringAlarm, WatchPort } from '../live-aws.ts';

const minuteSeconds = 60;

/** Returns the metrics and alarms of CloudWatch. */
export function cloudWatch(client: CloudWatchClient): WatchPort {
  return {
    metrics: async (queries, { from, to }) => {
      const values = new Map<string, Map<number, number>>();
      const MetricDataQueries = queries.map(({ id, namespace, name, dimensions, statistic }) => ({
        Id: id,
        MetricStat: {
          Metric: {
            Namespace: namespace,
            MetricName: name,
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          },
          Period: minuteSeconds,
          Stat: statistic,
        },
      }));
      const pages = paginateGetMetricData({ client }, { MetricDataQueries, StartTime: from, EndTime: to });
      for await (const { MetricDataResults = [] } of pages)
        for (const { Id = '', Timestamps = [], Values = [] } of MetricDataResults) {
          const known = values.get(Id) ?? new Map<number, number>();
          values.set(Id, known);
          Timestamps.forEach((time, index) => known.set(time.getTime(), Values[index] ?? 0));
        }
      return values;
    },
    alarmsOn: async (AlarmNamePrefix) => {
      const found: FiringAlarm[] = [];
      const query = { AlarmNamePrefix, StateValue: 'ALARM' } as const;
      for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, query))
        for (const { AlarmName = '', StateTransitionedTimestamp, StateUpdatedTimestamp } of MetricAlarms)
          found.push({ name: AlarmName, since: StateTransitionedTimestamp ?? StateUpdatedTimestamp ?? new Date(0) });
      return found;
    },
  };
}
