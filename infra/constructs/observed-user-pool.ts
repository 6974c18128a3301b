import { Stack } from 'aws-cdk-lib';
import { UserPool, UserPoolOperation, type IUserPool } from 'aws-cdk-lib/aws-cognito';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { observedTriggers } from '../pool-attachment/observed-triggers.ts';

export interface ObservedUserPoolProps {
  /** The function to attach. */
  readonly trigger: IFunction;
  /**
   * Id of a pool that exists already: it may invoke the function, and its owner attaches it.
   * @default - a new pool with an app client and every trigger attached
   */
  readonly existingId?: string;
}

/** A user pool whose triggers invoke the trigger function. */
export class ObservedUserPool extends Construct {
  readonly pool: IUserPool;
  /** App client of a new pool. */
  readonly clientId: string | undefined;

  constructor(scope: Construct, id: string, { trigger, existingId }: ObservedUserPoolProps) {
    super(scope, id);
    if (existingId !== undefined) {
      this.pool = UserPool.fromUserPoolId(this, 'Pool', existingId);
      trigger.addPermission('ExistingPool', {
        principal: new ServicePrincipal('cognito-idp.amazonaws.com'),
        sourceArn: this.pool.userPoolArn,
        sourceAccount: Stack.of(this).account,
      });
      return;
    }
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: true,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
    });
    for (const name of observedTriggers) pool.addTrigger(operationOf(name), trigger);
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
