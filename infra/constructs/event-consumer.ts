import { Duration } from 'aws-cdk-lib';
import type { Alarm, IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Match, Rule, RuleTargetInput, type IEventBus, type RuleTargetConfig } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { busSource } from '../../contracts/bus.ts';
import type { EventFilter } from '../config/consumers/event-filter.ts';
import { beginningOf, type EventTypes } from '../config/consumers/event-types.ts';
import { targetKinds } from '../config/consumers/target-kind.ts';
import { checkedConsumer } from './checked-consumer.ts';
import { ConsumerRole } from './consumer-role.ts';
import type { ConsumerTarget, ResolvedTarget } from './consumer-target.ts';
import { KeylessDeadLetterQueue } from './dead-letter-queue.ts';
import { LogGroupPermission } from './log-group-permission.ts';
import { PipelineAlarm } from './pipeline-alarm.ts';
import { depthOf } from './pipeline-metrics.ts';
import { grantReplayRuleSend } from './replay-rule-access.ts';

/** What a consumer wants, and where it goes. */
export interface ConsumerProps {
  /** Types of the catalog, each whole or by what it begins with: `cognito.login.*`. */
  readonly types: readonly EventTypes[];
  /** Conditions on the fields of the events. @default - all events of these types */
  readonly filter?: EventFilter;
  /**
   * A queue, a function, a log group, an API destination, a bus or a Firehose stream, or the ARN of one. It gets the event
   * itself; a bus and a log group get EventBridge's envelope, with the event as its `detail`.
   */
  readonly target: ConsumerTarget;
  /** How old an event may get while the target refuses it, 1 minute to 24 hours; not for a bus. @default 24 hours */
  readonly maxEventAge?: Duration;
  /** How often an event that the target refused is sent again, 0 to 185; not for a bus. @default 185 */
  readonly retryAttempts?: number;
}

export interface EventConsumerProps extends ConsumerProps {
  /** The bus with the identity events, of this account and Region. */
  readonly bus: IEventBus;
  /** Action of the alarm about events that did not arrive. @default - none: the alarm only has its state */
  readonly alarmAction?: IAlarmAction;
}

/** A consumer of identity events, with all it needs for itself: rule, dead-letter queue and alarm. Its id is its name. */
export class EventConsumer extends Construct {
  readonly rule: Rule;
  /** Events that EventBridge could not hand over, kept 14 days. */
  readonly deadLetterQueue: Queue;
  readonly alarm: Alarm;
  /** The role that the policy of a target in another account must allow. `undefined` for a log group. */
  readonly role: IRole | undefined;

  constructor(scope: Construct, id: string, props: EventConsumerProps) {
    super(scope, id);
    const { bus, types, filter, alarmAction } = props;
    const resolved = checkedConsumer(this, props);
    this.deadLetterQueue = new KeylessDeadLetterQueue(this, 'DeadLetters');
    this.rule = new Rule(this, 'Rule', {
      eventBus: bus,
      description: `Identity events to the consumer ${id}.`,
      eventPattern: {
        source: [busSource],
        detailType: Match.anyOf(...types.map(detailType)),
        ...(filter ? { detail: filter } : {}),
      },
    });
    this.letRuleUseDeadLetters();
    const permission =
      resolved.kind === 'logGroup' ? undefined : new ConsumerRole(this, 'Access', { bus, target: resolved });
    if (!permission) new LogGroupPermission(this, 'Access', { rule: this.rule, logGroupArn: resolved.arn });
    for (const grant of permission?.grants ?? []) grant.applyBefore(this.rule);
    this.role = permission?.role;
    this.rule.addTarget({ bind: () => this.targetConfig(resolved, props) });
    this.alarm = new PipelineAlarm(this, 'ConsumerDeadLetters', {
      name: 'ConsumerDeadLetters',
      consumer: id,
      metric: depthOf(this.deadLetterQueue),
      ...(alarmAction ? { action: alarmAction } : {}),
    }).alarm;
  }

  private targetConfig(
    { kind, arn }: ResolvedTarget,
    { maxEventAge, retryAttempts }: EventConsumerProps,
  ): RuleTargetConfig {
    return {
      arn,
      ...(this.role ? { role: this.role } : {}),
      ...(targetKinds[kind].withEnvelope ? {} : { input: RuleTargetInput.fromEventPath('$.detail') }),
      deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
      // EventBridge rejects a retry policy for a bus.
      ...(kind === 'eventBus'
        ? {}
        : {
            retryPolicy: {
              maximumEventAgeInSeconds: (maxEventAge ?? Duration.hours(24)).toSeconds(),
              maximumRetryAttempts: retryAttempts ?? 185,
            },
          }),
    };
  }

  private letRuleUseDeadLetters(): void {
    this.deadLetterQueue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.deadLetterQueue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.rule.ruleArn } },
      }),
    );
    grantReplayRuleSend(this.deadLetterQueue, this.rule);
  }
}

const detailType = (name: string): string[] => {
  const beginning = beginningOf(name);
  return beginning === undefined ? Match.exactString(name) : Match.prefix(beginning);
};
