import { Duration } from 'aws-cdk-lib';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmName } from '../../contracts/alarms.ts';
import { metrics } from '../../contracts/metrics.ts';
import {
  deliveredCanaries,
  notRouted,
  oldestIn,
  reservedConcurrency,
  sharedConcurrency,
  withoutRecords,
} from './alarm-metrics.ts';
import { AlarmTopic, type AlarmTopicProps } from './alarm-topic.ts';
import { checkProps, operationsProps } from './check-props.ts';
import { PipelineAlarm, type PipelineAlarmProps } from './pipeline-alarm.ts';
import { PipelineDashboard } from './pipeline-dashboard.ts';
import { ageOf, depthOf, errorsOf, productMetric, throttlesOf } from './pipeline-metrics.ts';
import type { PipelineParts } from './pipeline-parts.ts';
import { ScheduledCanary } from './scheduled-canary.ts';
import { SavedQueries } from './saved-queries.ts';

/** Props of alarms, dashboard and queries. */
export interface OperationsProps extends AlarmTopicProps, PipelineParts {
  /** Whether a canary event is sent to the bus every 5 minutes, with an alarm if none reaches Kafka. @default false */
  readonly canary?: boolean;
}

const maxAge = Duration.minutes(5);
/** Records that return leave SQS's age after three attempts in 9 minutes: AuditRetries reports them. */
const maxAuditAge = Duration.minutes(10);
const maxLag = Duration.minutes(1);

/** Tools of the pipeline's operator: alarms with their topic, a dashboard, and queries over the logs. */
export class Operations extends Construct {
  /** The topic of the alarms. */
  readonly topic: ITopic;
  /** The dashboard. */
  readonly dashboard: PipelineDashboard;
  /** Action that notifies the topic, for your own alarms. */
  readonly alarmAction: IAlarmAction;

  constructor(scope: Construct, id: string, { canary = false, existingArn, email, ...parts }: OperationsProps) {
    super(scope, id);
    checkProps(this, operationsProps({ canary, existingArn, email }));
    this.topic = new AlarmTopic(this, 'Alarms', {
      ...(existingArn ? { existingArn } : {}),
      ...(email ? { email } : {}),
    }).topic;
    const action = new SnsAction(this.topic);
    this.alarmAction = action;
    if (canary) new ScheduledCanary(this, 'Canary', parts);
    const alarms = {
      ...alarmsOf(parts),
      ...busAlarmsOf(parts),
      ...auditAlarmsOf(parts),
      ...(canary ? canaryAlarm(parts) : {}),
    };
    const created = Object.entries(alarms).map(([name, props]) =>
      alarmFor(this, name as AlarmName, { ...props, action }),
    );
    this.dashboard = new PipelineDashboard(this, 'Dashboard', { ...parts, alarms: created });
    new SavedQueries(this, 'Queries', parts);
  }
}

/**
 * Minutes between two attempts for the same message, at most, and one more for CloudWatch: the alarm must not go back to OK between
 * them. The forwarder delays a retry by up to 15 minutes; a message of the outbox is hidden for 3. An attempt takes 30 s.
 */
const forwarderAttemptMinutes = 17;
const outboxAttemptMinutes = 5;

/** Three times in a quarter of an hour: SQS delivers the only message of a quiet night again after 3 minutes. */
const repeatedly = { periods: 15, breaching: 3 } as const;

/**
 * Construct ids of alarms that had another name. Such an id is part of a logical ID: CloudFormation replaces the alarm under
 * the new name in one update, and other resources keep their references.
 */
const formerIds: Readonly<Partial<Record<AlarmName, string>>> = {
  QueueMessageAge: 'QueueOld',
  OutboxMessageAge: 'OutboxOld',
  AuditMessageAge: 'AuditOld',
  NoAuditRecords: 'AuditSilent',
};

const alarmFor = (scope: Construct, name: AlarmName, props: Omit<PipelineAlarmProps, 'name'>) =>
  new PipelineAlarm(scope, formerIds[name] ?? name, { ...props, name }).alarm;

type Rule = Omit<PipelineAlarmProps, 'action' | 'name'>;
type Rules = Readonly<Partial<Record<AlarmName, Rule>>>;

const alarmsOf = ({ bus, trigger, outbox, forwarder }: PipelineParts): Rules => ({
  EventsNotPublished: { metric: productMetric(metrics.eventsNotPublished, bus), ...repeatedly, breaching: 1 },
  // A single event that the outbox caught is how it should be.
  EventsRefused: { metric: productMetric(metrics.eventsSentToOutbox, bus), ...repeatedly },
  OutboxMessageAge: {
    metric: oldestIn(outbox.queue, metrics.oldestInOutboxMilliseconds, bus),
    above: maxAge.toSeconds(),
    periods: outboxAttemptMinutes,
    breaching: 1,
  },
  OutboxDeadLetters: { metric: depthOf(outbox.deadLetterQueue) },
  EventsNotRouted: { metric: notRouted(forwarder.queue, bus), periods: 5, breaching: 3 },
  RuleDeadLetters: { metric: depthOf(forwarder.ruleDeadLetterQueue) },
  QueueMessageAge: {
    metric: oldestIn(forwarder.queue, metrics.oldestRetriedMilliseconds, bus),
    above: maxAge.toSeconds(),
    periods: forwarderAttemptMinutes,
    breaching: 1,
  },
  DeliveryLag: {
    metric: productMetric(metrics.deliveryLagMilliseconds, bus),
    above: maxLag.toMilliseconds(),
    periods: 5,
  },
  DeadLetters: { metric: depthOf(forwarder.deadLetterQueue) },
  ForwarderErrors: { metric: errorsOf(forwarder.function), ...repeatedly },
  ForwarderThrottles: { metric: throttlesOf(forwarder.function), ...repeatedly, breaching: 4 },
  TriggerErrors: { metric: errorsOf(trigger.live) },
  TriggerThrottles: { metric: throttlesOf(trigger.live) },
  EventsNotNormalized: { metric: productMetric(metrics.eventsNotNormalized, bus) },
  ConcurrencyNearLimit: { metric: concurrencyOf(trigger), above: 80 },
});

const busAlarmsOf = ({ busDeadLetterQueue }: PipelineParts): Rules =>
  busDeadLetterQueue ? { BusDeadLetters: { metric: depthOf(busDeadLetterQueue) } } : {};

const auditAlarmsOf = ({ audit, bus, trailFound = '1' }: PipelineParts): Rules =>
  audit
    ? {
        AuditRetries: { metric: productMetric(metrics.recordsRetried, bus), ...repeatedly },
        AuditMessageAge: { metric: ageOf(audit.queue), above: maxAuditAge.toSeconds() },
        AuditDeadLetters: { metric: depthOf(audit.deadLetterQueue) },
        AuditRuleDeadLetters: { metric: depthOf(audit.ruleDeadLetterQueue) },
        RecordsWithoutPool: { metric: productMetric(metrics.recordsWithoutPool, bus) },
        ...(audit.knownUsers
          ? { UsersNotRemembered: { metric: errorsOf(audit.knownUsers.function), ...repeatedly } }
          : {}),
        AuditErrors: { metric: errorsOf(audit.function), ...repeatedly },
        // Two halves of a day: the first login ever comes some minutes before its record.
        NoAuditRecords: { metric: withoutRecords(audit.function, bus, trailFound), periods: 2 },
      }
    : {};

const canaryAlarm = ({ bus }: PipelineParts): Rules => ({
  CanaryMissing: { metric: deliveredCanaries(bus), below: 1, periods: 2 },
});

const concurrencyOf = ({ function: lambda, reservedConcurrency: reserved }: PipelineParts['trigger']) =>
  reserved === undefined ? sharedConcurrency() : reservedConcurrency(lambda, reserved);
