import { Stack } from 'aws-cdk-lib';
import { UserPool, type IUserPool } from 'aws-cdk-lib/aws-cognito';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct, type IDependable } from 'constructs';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import { excludedTriggersText } from '../../triggers/attachment/excluded-triggers.ts';
import { checkProps } from './check-props.ts';
import { nameOfPool, PoolAttachments } from './pool-attachments.ts';
import { retainPermissions } from './retained-function.ts';

/** An existing user pool in the stack's account and Region. */
export interface ExistingUserPool {
  /** Id of the pool, for example `eu-west-1_AbCdEf123`. */
  readonly id: string;
  /** Whether the stack attaches the trigger function, and detaches it when it is deleted. @default true */
  readonly attach?: boolean;
  /** Observed triggers that are left to another function. @default - none */
  readonly excludeTriggers?: readonly Trigger[];
  /** ARN of the role with which the pool sends text messages. @default - it sends none */
  readonly smsRoleArn?: string;
  /** ARN of the KMS key of the pool's custom senders. @default - it has none */
  readonly customSenderKeyArn?: string;
  /** A whole number from 0. A change of it has the next deployment attach the pool again. @default 0 */
  readonly attachmentRevision?: number;
}

/** Props of existing user pools. */
export interface ExistingUserPoolsProps {
  /** The function that goes on the observed triggers. */
  readonly trigger: IFunction;
  /** The pools, one or more. */
  readonly pools: readonly ExistingUserPool[];
  /** Constructs on the way of an event: they exist before a pool is attached, and until it is detached. @default - none */
  readonly eventPath?: readonly IDependable[];
}

/** Existing user pools. Each may invoke the trigger function, and the stack attaches it unless the pool's owner does. */
export class ExistingUserPools extends Construct {
  /** The pools. */
  readonly pools: readonly IUserPool[];
  /** A sentence for each pool: what was done, or what its owner has to do. */
  readonly findings: readonly string[];
  /** The triggers of other functions, see `excludedTriggersText`; undefined if there are none. */
  readonly excludedTriggers: string | undefined;

  constructor(scope: Construct, id: string, { trigger, pools, eventPath = [] }: ExistingUserPoolsProps) {
    super(scope, id);
    checkProps(this, [{ prop: 'pools', option: 'userPools', value: pools }]);
    this.pools = pools.map((pool) => this.allow(pool, trigger));
    const attached = pools.filter(({ attach = true }) => attach);
    const findings = attached.length > 0 ? this.attach(attached, trigger, eventPath) : [];
    const left = pools.filter(({ attach = true }) => !attach).map((pool) => howToAttach(pool));
    this.findings = [...findings, ...left];
    this.excludedTriggers = excludedTriggersText(pools) || undefined;
  }

  private allow({ id }: ExistingUserPool, trigger: IFunction): IUserPool {
    const name = nameOfPool(this, id);
    const pool = UserPool.fromUserPoolId(this, name, id);
    const permissionId = `Pool-${name}`;
    trigger.addPermission(permissionId, {
      principal: new ServicePrincipal('cognito-idp.amazonaws.com'),
      sourceArn: pool.userPoolArn,
      sourceAccount: Stack.of(this).account,
    });
    const permission = trigger.permissionsNode.tryFindChild(permissionId);
    if (permission) retainPermissions(permission);
    return pool;
  }

  private attach(
    attached: readonly ExistingUserPool[],
    trigger: IFunction,
    eventPath: readonly IDependable[],
  ): readonly string[] {
    const arns = new Map(this.pools.map(({ userPoolId, userPoolArn }) => [userPoolId, userPoolArn]));
    const pools = attached.map((pool) => ({ ...pool, arn: arns.get(pool.id) ?? '' }));
    return new PoolAttachments(this, 'Attachments', { trigger, pools, eventPath }).findings;
  }
}

const howToAttach = ({ id }: ExistingUserPool): string =>
  `${id}: its owner attaches the function; cognito-to-kafka attach --print all shows how.`;
