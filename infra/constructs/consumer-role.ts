import { Aws, Stack } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { targetKinds } from '../config/consumers/target-kind.ts';
import type { ResolvedTarget } from './consumer-target.ts';

export interface ConsumerRoleProps {
  /** The bus whose rules may use the role. */
  readonly bus: IEventBus;
  readonly target: ResolvedTarget;
}

/**
 * The role in which EventBridge hands events to one target. Queues and functions accept it in place of a policy of their
 * own ("Using resource-based policies for Amazon EventBridge"); those of another account need a policy that names it.
 */
export class ConsumerRole extends Construct {
  readonly role: Role;
  /** What EventBridge may not do yet it does not try again: a rule has to wait for these. */
  readonly grants: readonly Grant[];

  constructor(scope: Construct, id: string, { bus, target: { kind, arn, key } }: ConsumerRoleProps) {
    super(scope, id);
    const rules = bus.eventBusName === 'default' ? '*' : `${bus.eventBusName}/*`;
    const events = Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: rules });
    this.role = new Role(this, 'Role', {
      description: 'EventBridge hands identity events to a consumer.',
      // "Cross-service confused deputy prevention in Amazon EventBridge": it says whose rule it acts for.
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': events } },
      }),
    });
    const actions = [...targetKinds[kind].actions];
    const use = Grant.addToPrincipal({ grantee: this.role, actions, resourceArns: [arn] });
    const encrypt = key?.grant(this.role, 'kms:GenerateDataKey', 'kms:Decrypt');
    this.grants = encrypt ? [use, encrypt] : [use];
  }
}
