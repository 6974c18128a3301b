import { parseExpression, type MetricExpression } from './metric-math.ts';
import { metricKey, type Dimensions, type MetricData, type MetricKey } from './metric-data.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** What an alarm of a template compares: one metric, or an expression over several. */
export interface AlarmDefinition {
  readonly name: string;
  readonly expression: MetricExpression;
  /** The metrics of the expression by its names. */
  readonly metrics: Readonly<Record<string, { readonly key: MetricKey; readonly statistic: string }>>;
  readonly periodMs: number;
  /** N of "M out of N". */
  readonly periods: number;
  /** M of "M out of N". */
  readonly breaching: number;
  readonly threshold: number;
  readonly comparison: 'GreaterThanThreshold' | 'LessThanThreshold';
  readonly treatMissingData: 'breaching' | 'notBreaching' | 'missing';
}

export interface CloudWatch {
  readonly data: MetricData;
  /** What SERVICE_QUOTA answers. */
  readonly quota?: number;
}

/** Data points arrive late: those of the newest minute are not there when an alarm is evaluated. */
const delayMs = 60_000;

/**
 * CloudWatch also reads some older periods, and compares those where newer ones are missing ("Configuring how CloudWatch alarms
 * treat missing data", CloudWatch guide: the evaluation range). Its example has 2 for 3 periods; users report 3 for 1.
 */
const olderPeriods = 3;

/** Returns the state of an alarm at a whole minute. Periods end there, as for an alarm that is evaluated every minute. */
export type StateAt = (nowMs: number) => AlarmState;

/** Evaluates an alarm of growing metric data, minute by minute. */
export function alarmStates(alarm: AlarmDefinition, { data, quota }: CloudWatch): StateAt {
  const { periodMs, periods, breaching, threshold, comparison, treatMissingData } = alarm;
  const evaluate = (fromMs: number, toMs: number): number | undefined =>
    alarm.expression(
      (id) => {
        const metric = alarm.metrics[id];
        if (!metric) throw new Error(`${alarm.name}: no metric is called ${id}.`);
        return data.statistic(metric.key, metric.statistic, fromMs, toMs);
      },
      () => quota,
    );
  // Points of periods whose data has all arrived.
  const points = new Map<number, number | undefined>();
  const pointAt = (index: number, nowMs: number): number | undefined => {
    const toMs = nowMs - index * periodMs;
    const isLate = toMs > nowMs - delayMs;
    if (!isLate && points.has(toMs)) return points.get(toMs);
    const point = evaluate(toMs - periodMs, Math.min(toMs, nowMs - delayMs));
    if (!isLate) points.set(toMs, point);
    return point;
  };
  const isBreach = (point: number) => (comparison === 'GreaterThanThreshold' ? point > threshold : point < threshold);
  return (nowMs) => {
    const range = Array.from({ length: periods + olderPeriods }, (_unused, index) => pointAt(index, nowMs));
    const present = range.filter((point) => point !== undefined);
    if (present.length === 0 && treatMissingData === 'missing') return 'INSUFFICIENT_DATA';
    // The newest periods; where one of them has no data, older ones that have.
    const compared = present.slice(0, periods);
    const filled = treatMissingData === 'breaching' ? periods - compared.length : 0;
    return compared.filter(isBreach).length + filled >= breaching ? 'ALARM' : 'OK';
  };
}

interface Query {
  readonly Id: string;
  readonly Expression?: unknown;
  readonly ReturnData?: boolean;
  readonly MetricStat?: {
    readonly Metric: Pick<Properties, 'Namespace' | 'MetricName' | 'Dimensions'>;
    readonly Period: number;
    readonly Stat: string;
  };
}

interface Properties {
  readonly AlarmName: string;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Period?: number;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Metrics?: readonly Query[];
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Threshold: number;
  readonly ComparisonOperator: AlarmDefinition['comparison'];
  readonly TreatMissingData?: AlarmDefinition['treatMissingData'];
}

/** An alarm as a template has it; `resolve` makes a text of a value with CloudFormation's functions in it. */
export function alarmDefinition(properties: unknown, resolve: (value: unknown) => string): AlarmDefinition {
  const alarm = properties as Properties;
  const keyOf = ({ Namespace = '', MetricName = '', Dimensions = [] }: Partial<Properties>) => {
    const dimensions: Dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, resolve(Value)]));
    return metricKey(Namespace, MetricName, dimensions);
  };
  const queries = alarm.Metrics ?? [];
  const result = queries.find(({ ReturnData = true }) => ReturnData);
  const sources = queries.flatMap(({ Id, MetricStat }) => (MetricStat ? [{ id: Id, ...MetricStat }] : []));
  const single = { value: { key: keyOf(alarm), statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? '' } };
  const several = sources.map(({ id, Metric, Stat }) => [id, { key: keyOf(Metric), statistic: Stat }] as const);
  return {
    name: alarm.AlarmName.replace(/^[^-]*-/, ''),
    expression: parseExpression(result ? resolve(result.Expression) : 'value'),
    metrics: result ? Object.fromEntries(several) : single,
    periodMs: 1000 * (alarm.Period ?? sources[0]?.Period ?? 0),
    periods: alarm.EvaluationPeriods,
    breaching: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    threshold: alarm.Threshold,
    comparison: alarm.ComparisonOperator,
    treatMissingData: alarm.TreatMissingData ?? 'missing',
  };
}
