import { RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Removal } from '../config/removal.ts';
import { checkProps } from './check-props.ts';

/**
 * Resources that store events or users, or the key to them. The bus is one of them: EventBridge does not delete a bus with an
 * archive. The bucket of a created trail is always retained, because CloudFormation does not delete a bucket with objects.
 */
export const statefulTypes: readonly string[] = [
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::Table',
  'AWS::Events::Archive',
  'AWS::Events::EventBus',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::SQS::Queue',
];

/**
 * Keeps the data of a scope when its stack goes, or lets it go with the stack. Kept is only what was once deployed: a first deployment that fails
 * leaves nothing behind ("DeletionPolicy attribute", CloudFormation user guide: RetainExceptOnCreate).
 */
export function applyRemovalPolicy(scope: Construct, removalPolicy: Removal): void {
  checkProps(scope, [{ prop: 'removalPolicy', option: 'removalPolicy', value: removalPolicy }]);
  const policy = removalPolicy === 'retain' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  RemovalPolicies.of(scope).apply(policy, { applyToResourceTypes: [...statefulTypes] });
}
