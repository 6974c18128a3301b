import { Duration } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Rule, type EventPattern } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import { auditBatchSize, auditMaxConcurrency } from '../../contracts/audit-queue.ts';
import type { AuditEnvironment, PublisherEnvironment } from '../../contracts/environment.ts';
import { apiCallPattern, serviceEventPattern } from './audit-patterns.ts';
import { KeylessDeadLetterQueue } from './dead-letter-queue.ts';
import { EventQueue } from './event-queue.ts';
import { readUnderFormerKeys } from './former-keys.ts';
import type { KnownUsers } from './known-users.ts';
import { checkProps, privacyProps, tracingProps } from './check-props.ts';
import { PublisherFunction, type PublisherProps } from './publisher-function.ts';
import { ageOf, depthOf, errorsOf, metricOf } from './pipeline-metrics.ts';

/** Props of the audit source. */
export interface AuditSourceProps extends PublisherProps {
  /** The observed pools; a record of another pool gives no event. */
  readonly userPools: readonly IUserPool[];
  /** Table with the pool of users who deleted their own accounts. @default - such a record produces no event */
  readonly knownUsers?: KnownUsers | undefined;
}

/** Of the 30 calls that Cognito allows an account in a second, which applications need ("Quotas in Amazon Cognito", Cognito guide). */
const listUsersPerSecond = 5;

/** See also the times in triggers/audit/handler.ts, which add up to less. */
const timeout = Duration.seconds(30);

// A batch of more than ten needs a window. CloudTrail's records are minutes late anyway.
const batchingWindow = Duration.seconds(5);

/**
 * Everything between CloudTrail's records of Cognito, which only the default bus receives, and the bus of the identity
 * events: two rules, a queue, and the function that reads the records. The queue caps the function's concurrency: an attack
 * with a failed login per millisecond does not use the concurrency of logins. Its records wait.
 */
export class AuditSource extends Construct {
  /** The audit function. */
  readonly function: Lambda;
  /** CloudTrail records for the function. */
  readonly queue: Queue;
  /** Records that no retry helps, or that were received too often. */
  readonly deadLetterQueue: Queue;
  /** Records that a rule could not put into the queue. */
  readonly ruleDeadLetterQueue: Queue;
  /** The table with the pool of each user. `undefined` if users are not remembered. */
  readonly knownUsers: KnownUsers | undefined;

  private readonly bus: IEventBus;

  constructor(scope: Construct, id: string, { userPools, knownUsers, ...props }: AuditSourceProps) {
    super(scope, id);
    this.bus = props.bus;
    const allowed = 'one pool or more';
    checkProps(
      this,
      [...privacyProps(props), ...tracingProps(props)],
      userPools.length > 0 ? [] : [{ path: ['userPools'], found: userPools, allowed }],
    );
    const { queue, deadLetterQueue } = new EventQueue(this, 'Records', { consumerTimeout: timeout, batchingWindow });
    this.queue = queue;
    this.deadLetterQueue = deadLetterQueue;
    // Its id is from the time when it was the only dead-letter queue: a deployed stack has records in it.
    this.ruleDeadLetterQueue = new KeylessDeadLetterQueue(this, 'DeadLetters');
    this.knownUsers = knownUsers;
    const environment: Omit<AuditEnvironment, keyof PublisherEnvironment> = {
      USER_POOL_IDS: userPools.map(({ userPoolId }) => userPoolId).join(','),
      DEAD_LETTER_QUEUE_URL: deadLetterQueue.queueUrl,
      LIST_USERS_INTERVAL_MS: String((1000 * auditMaxConcurrency) / listUsersPerSecond),
      ...(knownUsers ? { KNOWN_USERS_TABLE: knownUsers.table.tableName } : {}),
    };
    this.function = new PublisherFunction(this, 'Reader', {
      ...props,
      bundle: 'audit',
      description: "Publishes what CloudTrail's records tell as identity events.",
      timeout,
      memoryMiB: 256,
      environment: { ...environment },
      // A rule of a former version invokes the function itself, until the update replaces the rule's target.
      deadLetterQueue: this.ruleDeadLetterQueue,
    }).function;
    deadLetterQueue.grant(this.function, 'sqs:SendMessage');
    readUnderFormerKeys(this.function, queue);
    this.function.addEventSource(
      new SqsEventSource(queue, {
        batchSize: auditBatchSize,
        maxBatchingWindow: batchingWindow,
        reportBatchItemFailures: true,
        maxConcurrency: auditMaxConcurrency,
      }),
    );
    // Most records name an app client or a user, and no pool.
    for (const pool of userPools) pool.grant(this.function, 'cognito-idp:ListUserPoolClients', 'cognito-idp:ListUsers');
    knownUsers?.grantRead(this.function);
    this.route('ApiCalls', "CloudTrail's records of Cognito API calls to the audit queue.", apiCallPattern());
    this.route('Pages', "CloudTrail's records of Cognito pages to the audit queue.", serviceEventPattern());
  }

  /** Returns a metric of the product for the bus, per minute. Its default statistic is the one that its values are for. */
  metric(name: MetricName, props?: MetricOptions): Metric {
    return metricOf(this, name, this.bus, props);
  }

  /** Returns the milliseconds from a call to the acknowledgment of Kafka: the 99th percentile by default. */
  metricLag(props?: MetricOptions): Metric {
    return this.metric(metrics.auditLagMilliseconds, props);
  }

  /** Returns the CloudTrail records that returned to the queue for another attempt. */
  metricRetried(props?: MetricOptions): Metric {
    return this.metric(metrics.recordsRetried, props);
  }

  /** Returns the seconds since the oldest record of the queue was sent. */
  metricMessageAge(props?: MetricOptions): Metric {
    return ageOf(this.queue, props);
  }

  /** Returns the records in the dead-letter queue of the function. */
  metricDeadLetters(props?: MetricOptions): Metric {
    return depthOf(this.deadLetterQueue, props);
  }

  /** Returns the records in the dead-letter queue of the rules. */
  metricRuleDeadLetters(props?: MetricOptions): Metric {
    return depthOf(this.ruleDeadLetterQueue, props);
  }

  /** Returns the failed invocations of the function. */
  metricErrors(props?: MetricOptions): Metric {
    return errorsOf(this.function, props);
  }

  /**
   * On the default bus, which alone receives CloudTrail's records. The queue gets them in EventBridge's envelope, as the
   * dead-letter queues do, so that `replay` can send a message of any of them to the queue.
   */
  private route(id: string, description: string, eventPattern: EventPattern): void {
    const target = new SqsQueue(this.queue, { deadLetterQueue: this.ruleDeadLetterQueue });
    new Rule(this, id, { description, eventPattern, targets: [target] });
  }
}
