import { Duration } from 'aws-cdk-lib';
import { Metric, Stats, type IAlarmAction, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Function as Lambda, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AlarmName } from '../../contracts/alarms.ts';
import { metrics } from '../../contracts/metrics.ts';
import { AlarmTopic, type AlarmTopicProps } from './alarm-topic.ts';
import { PipelineAlarm, type PipelineAlarmProps } from './pipeline-alarm.ts';
import { PipelineDashboard } from './pipeline-dashboard.ts';
import { ageOf, counted, depthOf, errorsOf, throttlesOf, timed } from './pipeline-metrics.ts';
import { SavedQueries } from './saved-queries.ts';

/** A function with the queue that it empties, and where its failures go. */
interface Worker {
  readonly function: Lambda;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
}

/** The audit function, with the function that remembers users. */
interface AuditParts extends Omit<Worker, 'queue'> {
  /** @default - users are not remembered */
  readonly knownUsers?: { readonly function: Lambda } | undefined;
}

/** The parts of a pipeline that are looked after. */
export interface PipelineParts {
  /** The bus with the events: the counts of the functions are by its name. */
  readonly bus: IEventBus;
  /** Events that EventBridge could not encrypt or decrypt. @default - the bus is under AWS's key */
  readonly busDeadLetters?: IQueue | undefined;
  readonly trigger: { readonly function: Lambda; /** What logins reach. */ readonly live: IFunction };
  readonly outbox: Worker;
  readonly forwarder: Worker & { readonly ruleDeadLetters: IQueue };
  /** @default - there is no audit source */
  readonly audit?: AuditParts | undefined;
}

export interface OperationsProps extends AlarmTopicProps, PipelineParts {
  /** Concurrent executions that the account may have in this Region. @default 1000 */
  readonly accountConcurrency?: number;
}

const maxAge = Duration.minutes(15);
const maxLag = Duration.minutes(1);

/** What an operator of the pipeline looks at: alarms and whom they tell, a dashboard, and queries over the logs. */
export class Operations extends Construct {
  readonly topic: ITopic;
  readonly dashboard: PipelineDashboard;
  /** Tells the topic. */
  readonly alarmAction: IAlarmAction;

  constructor(
    scope: Construct,
    id: string,
    { accountConcurrency = 1000, existingArn, email, ...parts }: OperationsProps,
  ) {
    super(scope, id);
    this.topic = new AlarmTopic(this, 'Alarms', {
      ...(existingArn ? { existingArn } : {}),
      ...(email ? { email } : {}),
    }).topic;
    const action = new SnsAction(this.topic);
    this.alarmAction = action;
    const alarms = {
      ...alarmsOf(parts),
      ...busAlarmsOf(parts),
      ConcurrencyNearLimit: nearLimit(accountConcurrency),
      ...auditAlarmsOf(parts),
    };
    const created = Object.entries(alarms).map(
      ([name, props]) => new PipelineAlarm(this, name as AlarmName, { ...props, action }).alarm,
    );
    this.dashboard = new PipelineDashboard(this, 'Dashboard', { ...parts, alarms: created });
    new SavedQueries(this, 'Queries', parts);
  }
}

type Rule = Omit<PipelineAlarmProps, 'action'>;
type Rules = Readonly<Partial<Record<AlarmName, Rule>>>;

const alarmsOf = ({ bus, trigger, outbox, forwarder }: PipelineParts): Rules => ({
  EventsNotPublished: { metric: counted(metrics.eventsNotPublished, bus) },
  // A single event that the outbox caught is how it should be.
  EventsRefused: { metric: counted(metrics.eventsOutboxed, bus), periods: 3 },
  OutboxOld: { metric: ageOf(outbox.queue), above: maxAge.toSeconds() },
  OutboxDeadLetters: { metric: depthOf(outbox.deadLetters) },
  RuleDeadLetters: { metric: depthOf(forwarder.ruleDeadLetters) },
  QueueOld: { metric: ageOf(forwarder.queue), above: maxAge.toSeconds() },
  DeliveryLag: { metric: timed(metrics.deliveryLagMilliseconds, 99, bus), above: maxLag.toMilliseconds(), periods: 5 },
  DeadLetters: { metric: depthOf(forwarder.deadLetters) },
  ForwarderErrors: { metric: errorsOf(forwarder.function), periods: 3 },
  ForwarderThrottles: { metric: throttlesOf(forwarder.function), periods: 5 },
  TriggerErrors: { metric: errorsOf(trigger.live) },
  TriggerThrottles: { metric: throttlesOf(trigger.live) },
  EventsNotNormalized: { metric: counted(metrics.eventsNotNormalized, bus) },
});

const busAlarmsOf = ({ busDeadLetters }: PipelineParts): Rules =>
  busDeadLetters ? { BusDeadLetters: { metric: depthOf(busDeadLetters) } } : {};

const auditAlarmsOf = ({ audit, bus }: PipelineParts): Rules =>
  audit
    ? {
        AuditDeadLetters: { metric: depthOf(audit.deadLetters) },
        RecordsWithoutPool: { metric: counted(metrics.recordsWithoutPool, bus) },
        ...(audit.knownUsers
          ? { UsersNotRemembered: { metric: errorsOf(audit.knownUsers.function), periods: 3 } }
          : {}),
        AuditErrors: { metric: errorsOf(audit.function), periods: 3 },
        AuditSilent: { metric: recordsOf(audit.function), below: 1 },
      }
    : {};

/** Without one for a day CloudTrail brings nothing. */
const recordsOf = (lambda: IFunction): IMetric =>
  lambda.metricInvocations({ period: Duration.days(1), statistic: Stats.SUM });

/** Of all functions of the account in this Region, which share one limit ("Lambda quotas", Lambda guide). */
const nearLimit = (accountConcurrency: number): Rule => ({
  metric: new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'ConcurrentExecutions',
    statistic: Stats.MAXIMUM,
    period: Duration.minutes(1),
  }),
  above: 0.8 * accountConcurrency,
});
