import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { EventBridgePutEvents } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { busSource } from '../../contracts/bus.ts';
import { canaryOf, scheduledCanaryId } from '../../contracts/canary.ts';

export interface ScheduledCanaryProps {
  /** The bus with the identity events. */
  readonly bus: IEventBus;
}

/**
 * A schedule that puts a canary on the bus every 5 minutes. EventBridge Scheduler writes the time of each; the id is always the
 * same, so that a consumer that drops events it has seen drops all canaries but the first.
 */
export class ScheduledCanary extends Construct {
  constructor(scope: Construct, id: string, { bus }: ScheduledCanaryProps) {
    super(scope, id);
    const event = canaryOf(scheduledCanaryId, ContextAttribute.scheduledTime);
    new Schedule(this, 'Schedule', {
      description: 'A canary event on the way of the identity events, for the alarm CanaryMissing.',
      schedule: ScheduleExpression.rate(Duration.minutes(5)),
      target: new EventBridgePutEvents(
        { eventBus: bus, source: busSource, detailType: event.type, detail: ScheduleTargetInput.fromObject(event) },
        // The next canary comes in 5 minutes.
        { maxEventAge: Duration.minutes(1), retryAttempts: 2 },
      ),
    });
  }
}
