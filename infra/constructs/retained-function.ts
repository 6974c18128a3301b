import { RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import type { Alias, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/**
 * Retains a function with all that an invocation by a user pool needs. A dependency does not protect it. CloudFormation
 * deletes the dependencies of a resource even when the deletion of that resource has failed, on a stack deletion and at the
 * end of an update (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/852). A first deployment
 * that fails deletes all of it.
 */
export function retainFunction(lambda: Lambda, alias: Alias): void {
  const lambdaTypes = ['Function', 'Version', 'Alias'].map((name) => `AWS::Lambda::${name}`);
  const applyToResourceTypes = [...lambdaTypes, 'AWS::IAM::Role', 'AWS::IAM::Policy'];
  for (const scope of [lambda, alias])
    RemovalPolicies.of(scope).apply(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, { applyToResourceTypes });
}

/**
 * Retains the permissions to invoke a function that are in a scope, also those of an update that is rolled back. Each is a
 * statement of the function's policy, and is deleted with the function at the latest.
 */
export function retainPermissions(scope: IConstruct): void {
  RemovalPolicies.of(scope).apply(RemovalPolicy.RETAIN, { applyToResourceTypes: ['AWS::Lambda::Permission'] });
}
