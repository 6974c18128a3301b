import { createHash } from 'node:crypto';
import { CustomResource, Duration, Stack, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct, type IDependable } from 'constructs';
import type { Trigger } from '../../contracts/trigger-sources.ts';
import type { AttachmentProperties } from '../deploy-checks/pool-attachment/custom-resource.ts';
import { LambdaFunction } from './lambda-function.ts';

/** A pool to attach. */
export interface AttachedPool {
  readonly id: string;
  readonly arn: string;
  /** Observed triggers that are left to another function. @default - none */
  readonly excludeTriggers?: readonly Trigger[];
  /** ARN of the role with which the pool sends text messages. @default - it sends none */
  readonly smsRoleArn?: string;
  /** ARN of the KMS key of the pool's custom senders. @default - it has none */
  readonly customSenderKeyArn?: string;
  /** A whole number from 0. A change of it has the next deployment attach the pool again. @default 0 */
  readonly attachmentRevision?: number;
}

export interface PoolAttachmentsProps {
  /** The function to put on the observed triggers; the pools have to be allowed to invoke it. */
  readonly trigger: IFunction;
  readonly pools: readonly AttachedPool[];
  /** Constructs on the way of an event: they exist before a pool is attached, and until it is detached. @default - none */
  readonly eventPath?: readonly IDependable[];
}

/**
 * The trigger function on the triggers of user pools that the stack does not own, as long as the stack has it. A custom
 * resource for each pool, so that a pool that is no longer configured is detached, and so is one whose deployment fails.
 */
export class PoolAttachments extends Construct {
  /** What was done, a sentence for each pool. */
  readonly findings: readonly string[];

  constructor(scope: Construct, id: string, { trigger, pools, eventPath = [] }: PoolAttachmentsProps) {
    super(scope, id);
    const handler = new LambdaFunction(this, 'Handler', {
      bundle: 'pool-attachment',
      description: 'Puts the trigger function on the triggers of user pools, and takes it off again.',
      timeout: Duration.minutes(2),
      memoryMiB: 256,
    }).function;
    for (const statement of permissions(pools)) handler.addToRolePolicy(statement);
    this.findings = pools.map((pool) => {
      const properties: AttachmentProperties = {
        userPoolId: pool.id,
        functionArn: trigger.functionArn,
        // The property of a deployed resource keeps its name: another one would update every attached pool.
        except: pool.excludeTriggers ?? [],
        attachmentRevision: pool.attachmentRevision ?? 0,
      };
      const resource = new CustomResource(this, nameOfPool(this, pool.id), {
        serviceToken: handler.functionArn,
        resourceType: 'Custom::PoolAttachment',
        // Longer than the three times that Lambda tries.
        serviceTimeout: Duration.minutes(10),
        properties: { ...properties },
      });
      // No login reaches a function that is not whole or may not be invoked, also while the stack is deleted.
      resource.node.addDependency(handler, trigger, ...eventPath);
      return resource.getAttString('finding');
    });
  }
}

/**
 * The name of a pool in ids of constructs: its id, or a hash of the reference where the id is known only at deployment. The place
 * in the list would not do: without the first pool, the others would be detached and attached again.
 */
export function nameOfPool(scope: Construct, poolId: string): string {
  if (!Token.isUnresolved(poolId)) return poolId;
  const reference = JSON.stringify(Stack.of(scope).resolve(poolId));
  return `Pool${createHash('sha256').update(reference).digest('hex').slice(0, 12)}`;
}

/** What an update of these pools needs: their settings, tags included, go back with it. */
function permissions(pools: readonly AttachedPool[]): PolicyStatement[] {
  const allow = (actions: string[], arns: readonly (string | undefined)[]) => {
    const resources = [...new Set(arns.filter((arn) => arn !== undefined))];
    return resources.length === 0 ? [] : [new PolicyStatement({ actions, resources })];
  };
  return [
    ...allow(
      ['DescribeUserPool', 'TagResource', 'UntagResource', 'UpdateUserPool'].map((name) => `cognito-idp:${name}`),
      pools.map(({ arn }) => arn),
    ),
    // Without `iam:PassedToService`: Cognito's check of CreateGroup and UpdateGroup lacks that key (captured in September
    // 2026), and a condition on a key that is absent denies.
    ...allow(
      ['iam:PassRole'],
      pools.map(({ smsRoleArn }) => smsRoleArn),
    ),
    // "Custom sender Lambda triggers", Cognito guide: a caller that sets the key of the senders.
    ...allow(
      ['kms:CreateGrant', 'kms:DescribeKey'],
      pools.map(({ customSenderKeyArn }) => customSenderKeyArn),
    ),
  ];
}
