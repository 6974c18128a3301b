import { Stack } from 'aws-cdk-lib';
import { UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface ObservedUserPoolProps {
  /** The function to attach. */
  readonly trigger: IFunction;
  /**
   * Id of a pool that exists already: it may invoke the function, and its owner attaches it.
   * @default - a new pool with an app client and every trigger attached
   */
  readonly existingId?: string;
}

/** The triggers that an observer may sit on: Cognito goes on by itself when they return the event unchanged. */
const observedTriggers = [
  UserPoolOperation.PRE_SIGN_UP,
  UserPoolOperation.POST_CONFIRMATION,
  UserPoolOperation.PRE_AUTHENTICATION,
  UserPoolOperation.POST_AUTHENTICATION,
  UserPoolOperation.PRE_TOKEN_GENERATION,
];

/** A user pool whose triggers invoke the trigger function. */
export class ObservedUserPool extends Construct {
  readonly userPoolId: string;
  /** App client of a new pool. */
  readonly clientId: string | undefined;

  constructor(scope: Construct, id: string, { trigger, existingId }: ObservedUserPoolProps) {
    super(scope, id);
    if (existingId !== undefined) {
      this.userPoolId = existingId;
      this.allowPool(trigger, existingId);
      return;
    }
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: true,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
    });
    for (const operation of observedTriggers) pool.addTrigger(operation, trigger);
    const client = pool.addClient('Client', {
      authFlows: { userPassword: true, userSrp: true },
      preventUserExistenceErrors: true,
      // CDK's default are both flows, with https://example.com for a callback.
      disableOAuth: true,
    });
    this.userPoolId = pool.userPoolId;
    this.clientId = client.userPoolClientId;
  }

  private allowPool(trigger: IFunction, userPoolId: string): void {
    const sourceArn = Stack.of(this).formatArn({
      service: 'cognito-idp',
      resource: 'userpool',
      resourceName: userPoolId,
    });
    trigger.addPermission('ExistingPool', {
      principal: new ServicePrincipal('cognito-idp.amazonaws.com'),
      sourceArn,
      sourceAccount: Stack.of(this).account,
    });
  }
}
