import { RemovalPolicy } from 'aws-cdk-lib';
import { UserPool, UserPoolOperation, type IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct, type IDependable } from 'constructs';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { acknowledge } from './acknowledge.ts';
import { isRetained, removalProblems } from './apply-removal-policy.ts';
import { checkProps } from './check-props.ts';
import { retainPermissions } from './retained-function.ts';

/** Props of the user pool. */
export interface ObservedUserPoolProps {
  /** The function to attach. */
  readonly trigger: IFunction;
  /**
   * Removal policy of the permissions to invoke the function. A pool that is retained also has deletion protection. The
   * removal policy of the pool itself is CDK's own.
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
  /** Constructs on the way of an event: they exist before the pool does. @default - none */
  readonly eventPath?: readonly IDependable[];
}

/** A new user pool with an app client, whose triggers invoke the trigger function. */
export class ObservedUserPool extends Construct {
  /** The user pool. */
  readonly pool: IUserPool;
  /** Id of its app client. */
  readonly clientId: string;

  constructor(
    scope: Construct,
    id: string,
    { trigger, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, eventPath = [] }: ObservedUserPoolProps,
  ) {
    super(scope, id);
    checkProps(this, [], removalProblems(removalPolicy));
    const pool = new UserPool(this, 'Pool', {
      deletionProtection: isRetained(removalPolicy),
      selfSignUpEnabled: true,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
      // Cognito's own policy, which a template that says nothing of it has, too.
      passwordPolicy: {
        minLength: 8,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
    });
    acknowledge(pool, {
      COG2: 'Whether users need a second factor is for the team whose users they are; the pool is one to begin with.',
      COG8: 'The plus plan has a price for each user; no event needs it.',
    });
    pool.node.defaultChild?.node.addDependency(...eventPath);
    for (const name of observedTriggers) pool.addTrigger(operationOf(name), trigger);
    if (isRetained(removalPolicy)) retainPermissions(pool);
    const client = pool.addClient('Client', {
      authFlows: { userPassword: true, userSrp: true },
      preventUserExistenceErrors: true,
      // CDK's default are both flows, with https://example.com for a callback.
      disableOAuth: true,
    });
    this.pool = pool;
    this.clientId = client.userPoolClientId;
  }
}

/** CDK's operations have the triggers' names, with a small first letter. */
const operationOf = (trigger: string): UserPoolOperation =>
  UserPoolOperation.of(`${trigger.charAt(0).toLowerCase()}${trigger.slice(1)}`);
