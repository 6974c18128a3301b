import * as cdk from 'aws-cdk-lib';
import { Stack, type CfnElement } from 'aws-cdk-lib';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/**
 * Says why rules of cdk-nag's pack AwsSolutions do not hold for a construct and all that is in it: reasons by rule. cdk-nag reads
 * them from 3.0, which needs aws-cdk-lib 2.257. An older aws-cdk-lib cannot store them, and ignores them.
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  const { Validations } = cdk as { readonly Validations?: typeof cdk.Validations };
  const validations = Validations?.of(construct);
  for (const [rule, reason] of Object.entries(reasons))
    validations?.acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** The rule on managed policies, for the one that Lambda's functions have from CDK. */
export const basicExecutionRole =
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';

/** The rule on managed policies, for the one that CDK gives functions in a VPC. */
export const vpcExecutionRole =
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole]';

/** The rule on wildcards, for a right on `*`. */
export const everyResource = 'IAM5[Resource::*]';

/** The rule on wildcards, for a right on every version of a function. */
export const versionsOf = (lambda: Lambda): string =>
  `IAM5[Resource::<${Stack.of(lambda).getLogicalId(lambda.node.defaultChild as CfnElement)}.Arn>:*]`;
