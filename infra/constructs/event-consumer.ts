import { Duration } from 'aws-cdk-lib';
import type { Alarm, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Match, Rule, RuleTargetInput, type IEventBus, type RuleTargetConfig } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal, type Grant, type IGrantable, type IRole } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { busSource } from '../../contracts/bus.ts';
import { beginningOf } from '../config/consumers/event-types.ts';
import { targetKinds } from '../config/consumers/target-kind.ts';
import { grantReadMessages } from './access.ts';
import { checkedConsumer } from './checked-consumer.ts';
import { ConsumerRole } from './consumer-role.ts';
import type { ResolvedTarget } from './consumer-target.ts';
import { KeylessDeadLetterQueue } from './dead-letter-queue.ts';
import type { EventConsumerProps } from './event-consumer-props.ts';
import { LogGroupPermission } from './log-group-permission.ts';
import { PipelineAlarm } from './pipeline-alarm.ts';
import { depthOf, ofRule } from './pipeline-metrics.ts';
import { grantReplayRuleSend } from './replay-rule-access.ts';
import { addConsumerOutputs } from './stack-outputs.ts';

/** A consumer of identity events with its own rule, dead-letter queue and alarm. Its id is its name. */
export class EventConsumer extends Construct {
  /** The rule on the bus. */
  readonly rule: Rule;
  /** Events that EventBridge could not send to the target, stored for 14 days. */
  readonly deadLetterQueue: Queue;
  /** The alarm ConsumerDeadLetters of the consumer. */
  readonly alarm: Alarm;
  /** The role that the policy of a target in another account must allow. `undefined` for a log group. */
  readonly role: IRole | undefined;

  private readonly bus: IEventBus;

  constructor(scope: Construct, id: string, props: EventConsumerProps) {
    super(scope, id);
    this.bus = props.bus;
    const { bus, types, filter, alarmAction, outputs = true } = props;
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
    if (outputs) addConsumerOutputs(this, this);
  }

  /** Returns the events that the rule matched. */
  metricMatched(props?: MetricOptions): Metric {
    return ofRule('MatchedEvents', this.rule, this.bus, props);
  }

  /** Returns the attempts of EventBridge to send an event to the target. */
  metricInvocations(props?: MetricOptions): Metric {
    return ofRule('Invocations', this.rule, this.bus, props);
  }

  /** Returns the repeated attempts of EventBridge to send an event to the target. */
  metricRetries(props?: MetricOptions): Metric {
    return ofRule('RetryInvocationAttempts', this.rule, this.bus, props);
  }

  /** Returns the events in the dead-letter queue of the consumer. */
  metricDeadLetters(props?: MetricOptions): Metric {
    return depthOf(this.deadLetterQueue, props);
  }

  /** Grants reading the messages of the dead-letter queue without deleting them. */
  grantReadDeadLetters(grantee: IGrantable): Grant {
    return grantReadMessages([this.deadLetterQueue], grantee);
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
