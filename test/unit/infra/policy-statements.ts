import type { Template } from 'aws-cdk-lib/assertions';

/** What a role may do, as the template has it. */
export interface PolicyStatement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: object;
}

/** The statements of every policy that is attached to a role of the template. */
export function policyStatements(template: Template): PolicyStatement[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')) as {
    Properties: { PolicyDocument: { Statement: PolicyStatement[] } };
  }[];
  return policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

/** Whether a statement is for messages of one queue under a former key: of its keys none can be named. */
export const isForFormerKeys = ({ Condition }: PolicyStatement): boolean =>
  JSON.stringify(Condition ?? {}).includes('"kms:EncryptionContext:aws:sqs:arn"');
