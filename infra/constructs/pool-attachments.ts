import { CustomResource, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import type { AttachmentProperties } from '../pool-attachment/custom-resource.ts';
import { LambdaFunction } from './lambda-function.ts';

/** A pool to attach. */
export interface AttachedPool {
  readonly id: string;
  readonly arn: string;
  /** Observed triggers that are left to another function. @default - none */
  readonly except?: readonly Trigger[];
  /** ARN of the role with which the pool sends text messages. @default - it sends none */
  readonly smsRoleArn?: string;
  /** A whole number from 0. A change of it has the next deployment attach the pool again. @default 0 */
  readonly attachmentRevision?: number;
}

export interface PoolAttachmentsProps {
  /** The function to put on the observed triggers; the pools have to be allowed to invoke it. */
  readonly trigger: IFunction;
  readonly pools: readonly AttachedPool[];
}

/**
 * The trigger function on the triggers of user pools that the stack does not own, as long as the stack has it. A custom
 * resource for each pool, so that a pool that is no longer configured is detached, and so is one whose deployment fails.
 */
export class PoolAttachments extends Construct {
  /** What was done, a sentence for each pool. */
  readonly findings: readonly string[];

  constructor(scope: Construct, id: string, { trigger, pools }: PoolAttachmentsProps) {
    super(scope, id);
    const handler = new LambdaFunction(this, 'Handler', {
      entry: 'infra/pool-attachment/entry.ts',
      description: 'Puts the trigger function on the triggers of user pools, and takes it off again.',
      timeout: Duration.minutes(2),
      memoryMiB: 256,
    }).function;
    for (const statement of permissions(pools)) handler.addToRolePolicy(statement);
    this.findings = pools.map((pool) => {
      const properties: AttachmentProperties = {
        userPoolId: pool.id,
        functionArn: trigger.functionArn,
        except: pool.except ?? [],
        attachmentRevision: pool.attachmentRevision ?? 0,
      };
      const resource = new CustomResource(this, pool.id, {
        serviceToken: handler.functionArn,
        resourceType: 'Custom::PoolAttachment',
        // Longer than the three times that Lambda tries.
        serviceTimeout: Duration.minutes(10),
        properties: { ...properties },
      });
      // No login reaches a function that is not whole or may not be invoked, also while the stack is deleted.
      resource.node.addDependency(handler, trigger);
      return resource.getAttString('finding');
    });
  }
}

/** On these pools alone; and to pass on these roles to Cognito alone, which an update does with them. */
function permissions(pools: readonly AttachedPool[]): PolicyStatement[] {
  const roles = pools.flatMap(({ smsRoleArn }) => smsRoleArn ?? []);
  return [
    new PolicyStatement({
      actions: ['cognito-idp:DescribeUserPool', 'cognito-idp:UpdateUserPool'],
      resources: pools.map(({ arn }) => arn),
    }),
    ...(roles.length === 0
      ? []
      : [
          new PolicyStatement({
            actions: ['iam:PassRole'],
            resources: roles,
            conditions: { StringEquals: { 'iam:PassedToService': 'cognito-idp.amazonaws.com' } },
          }),
        ]),
  ];
}
