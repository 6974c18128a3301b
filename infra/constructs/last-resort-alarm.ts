import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { metricNamespace, metrics } from '../../contracts/metrics.ts';

/**
 * Tells of events that neither the bus nor the outbox accepted, so that only the log has them. It has no action: add one
 * to be notified. The metric has no dimensions: it counts for every pipeline of the account and Region together.
 */
export class LastResortAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.alarm = new Alarm(this, 'Alarm', {
      alarmDescription:
        'Consumers miss identity events that neither the bus nor the outbox accepted: send them again from the log of ' +
        'the function, where each stands whole under "event not published".',
      metric: new Metric({
        namespace: metricNamespace,
        metricName: metrics.eventsNotPublished,
        statistic: Stats.SUM,
        period: Duration.minutes(1),
      }),
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // A metric of counts that are written only when there is something to count.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
