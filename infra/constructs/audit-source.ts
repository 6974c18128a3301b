import { Duration } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Rule, type EventPattern } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AuditEnvironment, PublisherEnvironment } from '../../contracts/environment.ts';
import { apiCallPattern, serviceEventPattern } from './audit-patterns.ts';
import { KeylessDeadLetterQueue } from './dead-letter-queue.ts';
import type { KnownUsers } from './known-users.ts';
import { checkProps, privacyProps } from './check-props.ts';
import { PublisherFunction, type PublisherProps } from './publisher-function.ts';

export interface AuditSourceProps extends PublisherProps {
  /** The observed pools; a record of another pool gives no event. */
  readonly userPools: readonly IUserPool[];
  /** Where to look up the pool of a user who has deleted the own account. @default - such a record gives no event */
  readonly knownUsers?: KnownUsers | undefined;
}

/** Of the 30 calls that Cognito allows an account in a second, which applications need ("Quotas in Amazon Cognito", Cognito guide). */
const listUsersPerSecond = 5;

/** Records that are read at a time. */
const maxConcurrency = 5;

/**
 * Everything between CloudTrail's records of Cognito, which come to the default bus alone, and the bus of the identity
 * events: two rules, the function that reads the records, and one dead-letter queue for both.
 */
export class AuditSource extends Construct {
  readonly function: Lambda;
  /** Records that a rule could not hand over, or that the function failed for until Lambda gave up. */
  readonly deadLetters: Queue;
  readonly knownUsers: KnownUsers | undefined;

  constructor(scope: Construct, id: string, { userPools, knownUsers, ...props }: AuditSourceProps) {
    super(scope, id);
    checkProps(this, privacyProps(props));
    this.deadLetters = new KeylessDeadLetterQueue(this, 'DeadLetters');
    this.knownUsers = knownUsers;
    const environment: Omit<AuditEnvironment, keyof PublisherEnvironment> = {
      USER_POOL_IDS: userPools.map(({ userPoolId }) => userPoolId).join(','),
      DEAD_LETTER_QUEUE_URL: this.deadLetters.queueUrl,
      LIST_USERS_INTERVAL_MS: String((1000 * maxConcurrency) / listUsersPerSecond),
      ...(knownUsers ? { KNOWN_USERS_TABLE: knownUsers.table.tableName } : {}),
    };
    this.function = new PublisherFunction(this, 'Reader', {
      ...props,
      entry: 'triggers/audit-entry.ts',
      description: "Publishes what CloudTrail's records tell as identity events.",
      timeout: Duration.seconds(30),
      memoryMiB: 256,
      environment: { ...environment },
      deadLetterQueue: this.deadLetters,
    }).function;
    // Lambda's own values, which nobody shall have to look up: two more tries, within six hours.
    this.function.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(6) });
    // Most records name an app client or a user, and no pool.
    for (const pool of userPools) pool.grant(this.function, 'cognito-idp:ListUserPoolClients', 'cognito-idp:ListUsers');
    knownUsers?.grantRead(this.function);
    this.route('ApiCalls', "CloudTrail's records of Cognito API calls to the audit function.", apiCallPattern());
    this.route('Pages', "CloudTrail's records of Cognito pages to the audit function.", serviceEventPattern());
  }

  /** On the default bus: CloudTrail's records come to no other. */
  private route(id: string, description: string, eventPattern: EventPattern): void {
    const target = new LambdaTarget(this.function, { deadLetterQueue: this.deadLetters });
    new Rule(this, id, { description, eventPattern, targets: [target] });
  }
}
