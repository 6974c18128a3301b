import type { Duration } from 'aws-cdk-lib';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { EventFilter } from '../config/consumers/event-filter.ts';
import type { EventTypes } from '../config/consumers/event-types.ts';
import type { ConsumerTarget } from './consumer-target.ts';

/** Events of a consumer, and their target. */
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

/** Props of a consumer. */
export interface EventConsumerProps extends ConsumerProps {
  /** The bus with the identity events, of this account and Region. */
  readonly bus: IEventBus;
  /** Action of the alarm about events that did not arrive. @default - none: the alarm only has its state */
  readonly alarmAction?: IAlarmAction;
  /**
   * Whether the stack has the outputs `<id>RuleDeadLetterQueueUrl`, by which `cognito-to-kafka replay` finds the dead-letter
   * queue, and `<id>RoleArn`.
   * @default true
   */
  readonly outputs?: boolean;
}
