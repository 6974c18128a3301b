import { Duration, Tokenization } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput, EventField, type EventPattern, type IEventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import {
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  type Grant,
  type IGrantable,
} from 'aws-cdk-lib/aws-iam';
import type { Architecture, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { metrics, type MetricName } from '../../contracts/metrics.ts';
import { busSource } from '../../contracts/bus.ts';
import type { EventType } from '../../contracts/catalog.ts';
import type { KnownUsersEnvironment } from '../../contracts/environment.ts';
import { knownUserAttributes, type KnownUserMessage } from '../../contracts/known-users.ts';
import type { ConfigProblem } from '../config/config-problem.ts';
import { acknowledge } from './acknowledge.ts';
import { checkProps } from './check-props.ts';
import { retentionPeriod } from './dead-letter-queue.ts';
import { LambdaFunction } from './lambda-function.ts';
import { errorsOf, metricOf } from './pipeline-metrics.ts';

/** Props of the table of known users. */
export interface KnownUsersProps {
  /** The bus with the identity events, which show the users of each pool. */
  readonly bus: IEventBus;
  /** How long a user is remembered after the last login, 1 to 3650 whole days. @default Duration.days(400) */
  readonly rememberFor?: Duration;
  /**
   * Whether logins show users as well: for a pool whose pre token generation trigger makes no events. Each login then is two messages.
   * @default false: tokens show every user who has a session
   */
  readonly loginsShowUsers?: boolean;
  /** CPU architecture of the function. @default Architecture.X86_64 */
  readonly architecture?: Architecture;
}

/** Default of `rememberFor`: longer than a year, so that a user who logs in once a year stays known. */
const defaultRememberFor = Duration.days(400);

const timeout = Duration.seconds(30);
const batchingWindow = Duration.seconds(30);

/**
 * A queue that is never under a key of the customer's, as the table is not: what EventBridge cannot put into a queue while its
 * key is off would be lost here, because the rule has no dead-letter queue.
 */
export class KnownUsersQueue extends Queue {}

/**
 * Remembers in which pool each user is: CloudTrail's record of a user who deletes the own account names no pool, and Cognito then has
 * no such user (docs/explanations/decisions/0006). The table holds `sub` and pool id, and no other data of a user.
 */
export class KnownUsers extends Construct {
  /** The table: `sub` and pool id of each user. */
  readonly table: Table;
  /** Messages with the users of events, until the table has them. */
  readonly queue: Queue;
  /** Writes the users of a batch of messages to the table. */
  readonly function: Lambda;

  private readonly bus: IEventBus;

  constructor(scope: Construct, id: string, props: KnownUsersProps) {
    super(scope, id);
    this.bus = props.bus;
    const { bus, rememberFor = defaultRememberFor, architecture } = props;
    const checked = {
      prop: 'rememberFor',
      option: 'audit.rememberUsersDays',
      value: rememberFor,
      unit: 'days',
    } as const;
    checkProps(this, [checked], noDays(rememberFor));
    this.table = this.createTable();
    this.queue = this.createQueue(props);
    const environment: KnownUsersEnvironment = {
      EVENT_BUS_NAME: bus.eventBusName,
      KNOWN_USERS_TABLE: this.table.tableName,
      REMEMBER_USERS_DAYS: Tokenization.stringifyNumber(rememberFor.toDays()),
    };
    this.function = new LambdaFunction(this, 'Writer', {
      ...(architecture ? { architecture } : {}),
      bundle: 'known-users',
      description: 'Remembers the pool of each user in identity events.',
      timeout,
      memoryMiB: 256,
      environment: { ...environment },
    }).function;
    this.table.grant(this.function, 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem');
    this.function.addEventSource(
      // As many as Lambda takes, because a batch costs one invocation whatever it holds.
      new SqsEventSource(this.queue, { batchSize: 1000, maxBatchingWindow: batchingWindow, maxConcurrency: 2 }),
    );
  }

  /** Returns a metric of the product for the bus, per minute. Its default statistic is the one that its values are for. */
  metric(name: MetricName, props?: MetricOptions): Metric {
    return metricOf(this, name, this.bus, props);
  }

  /** Returns the users whose pool was written to the table. */
  metricRemembered(props?: MetricOptions): Metric {
    return this.metric(metrics.usersRemembered, props);
  }

  /** Returns the failed invocations of the function. */
  metricErrors(props?: MetricOptions): Metric {
    return errorsOf(this.function, props);
  }

  /** Grants looking up the pool of a user. */
  grantRead(grantee: IGrantable): Grant {
    return this.table.grant(grantee, 'dynamodb:GetItem');
  }

  private createTable(): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: knownUserAttributes.subject, type: AttributeType.STRING },
      timeToLiveAttribute: knownUserAttributes.expires,
      billingMode: BillingMode.PAY_PER_REQUEST,
      // DynamoDB also answers over HTTP.
      resourcePolicy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            effect: Effect.DENY,
            principals: [new AnyPrincipal()],
            actions: ['dynamodb:*'],
            resources: ['*'],
            conditions: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ],
      }),
    });
    acknowledge(table, { DDB3: 'Each login of a user writes what would be restored.' });
    return table;
  }

  private createQueue({ bus, loginsShowUsers = false }: KnownUsersProps): KnownUsersQueue {
    const queue = new KnownUsersQueue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds() + batchingWindow.toSeconds()),
      retentionPeriod,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    acknowledge(queue, {
      SQS3: 'A message is tried for 14 days, and the next login of the user repeats it: nobody would resend a dead letter.',
    });
    const message: Record<keyof KnownUserMessage, unknown> = {
      subject: EventField.fromPath('$.detail.subject'),
      userPoolId: EventField.fromPath('$.detail.data.userPoolId'),
    };
    new Rule(this, 'Rule', {
      eventBus: bus,
      description: 'Users of identity events, without other fields of the events, to the table of known users.',
      eventPattern: knownUsersPattern(loginsShowUsers),
      targets: [new SqsQueue(queue, { message: RuleTargetInput.fromObject(message) })],
    });
    return queue;
  }
}

/** In the configuration, 0 days mean that no user is remembered. There would then be no such construct. */
const noDays = (duration: Duration): ConfigProblem[] => {
  const isNone =
    duration instanceof Duration && !duration.isUnresolved() && duration.toSeconds({ integral: false }) === 0;
  return isNone ? [{ path: ['rememberFor'], found: '0 days', allowed: 'a Duration of whole days, 1 to 3650' }] : [];
};

/** Each session begins with tokens. Those of a machine have no subject. */
const tokens: readonly EventType[] = ['cognito.token.issued.v1'];
const logins: readonly EventType[] = ['cognito.login.succeeded.v1', 'cognito.sign_up.confirmed.v1'];

/** Events of calls with a user's own token, whose pool Cognito was asked for: the answer outlives the environment. */
const ofOwnToken: readonly EventType[] = [
  'cognito.password.changed.v1',
  'cognito.user.attributes_changed.v1',
  'cognito.mfa.changed.v1',
  'cognito.passkey.registered.v1',
  'cognito.logout.completed.v1',
];

/**
 * The events that show a user of a pool. Not token.refreshed: there is one in each hour of a session, and the session's first tokens came before.
 */
export const knownUsersPattern = (loginsShowUsers: boolean): EventPattern => ({
  source: [busSource],
  detailType: [...tokens, ...(loginsShowUsers ? logins : []), ...ofOwnToken],
  detail: { subject: [{ exists: true }] },
});
