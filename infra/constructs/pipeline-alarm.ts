import { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IAlarmAction,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { alarms, type AlarmName } from '../../contracts/alarms.ts';
import { docsUrl } from '../../contracts/docs-url.ts';

export interface PipelineAlarmProps {
  /** Name of the alarm after that of the stack, and its heading in the runbook. */
  readonly name: AlarmName;
  readonly metric: IMetric;
  /** It goes off above this value. @default 0 */
  readonly above?: number;
  /** It goes off below this value, and where there is none; in place of `above`. @default - it does not */
  readonly below?: number;
  /** Number of periods of the metric that are compared. @default 1 */
  readonly periods?: number;
  /** Number of these periods that must breach. @default - all */
  readonly breaching?: number;
  /** Action when the alarm changes its state. @default - none */
  readonly action?: IAlarmAction;
  /** Name of the consumer that it is about; for an alarm that each consumer has. @default - it is the only one */
  readonly consumer?: string;
}

/** One alarm. Its description states its meaning and links the runbook. The id may differ from the name, which may change. */
export class PipelineAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, props: PipelineAlarmProps) {
    super(scope, id);
    const { name, metric, above = 0, below, periods = 1, breaching = periods, action, consumer } = props;
    const [suffix, whose] = consumer === undefined ? ['', ''] : [`-${consumer}`, `${consumer}: `];
    this.alarm = new Alarm(this, 'Alarm', {
      alarmName: `${Stack.of(this).stackName}-${name}${suffix}`,
      alarmDescription: `${whose}${alarms[name]} What to do: ${docsUrl(`operations/runbook.md#${name.toLowerCase()}`)}`,
      metric,
      threshold: below ?? above,
      comparisonOperator:
        below === undefined ? ComparisonOperator.GREATER_THAN_THRESHOLD : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      ...(breaching < periods ? { datapointsToAlarm: breaching } : {}),
      // Counts are written only when there is something to count.
      treatMissingData: below === undefined ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    if (!action) return;
    this.alarm.addAlarmAction(action);
    this.alarm.addOkAction(action);
  }
}
