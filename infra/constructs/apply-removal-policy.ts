import { RemovalPolicies, RemovalPolicy, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ConfigProblem } from '../config/config-problem.ts';
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
 * Applies a removal policy to the resources in a scope that store events or users, or the key to them: queues, buses, archives,
 * logs, tables, user pools and KMS keys. With `RETAIN_ON_UPDATE_OR_DELETE`, a first deployment that fails leaves nothing
 * behind ("DeletionPolicy attribute", CloudFormation user guide). Throws if the policy is `SNAPSHOT`.
 */
export function applyRemovalPolicy(scope: Construct, removalPolicy: RemovalPolicy): void {
  checkProps(scope, [], removalProblems(removalPolicy));
  RemovalPolicies.of(scope).apply(removalPolicy, { applyToResourceTypes: [...statefulTypes] });
}

/** Policies that every resource of a pipeline supports. None of its resources can have a snapshot. */
const supported: readonly RemovalPolicy[] = [
  RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  RemovalPolicy.RETAIN,
  RemovalPolicy.DESTROY,
];

/** Returns the mistake if a removal policy is not one that the resources support. */
export const removalProblems = (found: RemovalPolicy | undefined): ConfigProblem[] =>
  found === undefined || supported.includes(found) || Token.isUnresolved(found)
    ? []
    : [{ path: ['removalPolicy'], found, allowed: supported.map(nameOf).join(', ') }];

const nameOf = (policy: RemovalPolicy): string => `RemovalPolicy.${policy.toUpperCase().replaceAll('-', '_')}`;

/** Whether a resource with this policy outlives its stack. */
export const isRetained = (policy: RemovalPolicy): boolean => policy !== RemovalPolicy.DESTROY;

/** Returns the policy of CDK for the option `removalPolicy` of the configuration. */
export const removalPolicyOf = (removal: Removal): RemovalPolicy =>
  removal === 'retain' ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
