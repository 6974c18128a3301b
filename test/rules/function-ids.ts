import type { Template } from 'aws-cdk-lib/assertions';

/** The id of the function that an alias stands for. */
export function functionOfAlias(template: Template, arn: unknown): string | undefined {
  const { Ref: alias = '' } = arn as { Ref?: string };
  const aliases = template.findResources('AWS::Lambda::Alias') as Record<
    string,
    { Properties: { FunctionName: { Ref: string } } }
  >;
  return aliases[alias]?.Properties.FunctionName.Ref;
}

/** The id of the function that has a variable. */
export const withVariable = (
  functions: Readonly<Record<string, { Properties: { Environment?: { Variables: object } } }>>,
  name: string,
): string | undefined =>
  Object.entries(functions).find(([, { Properties }]) => name in (Properties.Environment?.Variables ?? {}))?.[0];

/** The id of the function that gets the messages of a queue. */
export function consumerOf(template: Template, queueUrl: unknown): string | undefined {
  const { Ref: queue } = queueUrl as { Ref?: string };
  const mappings = Object.values(
    template.findResources('AWS::Lambda::EventSourceMapping', {
      Properties: { EventSourceArn: { 'Fn::GetAtt': [queue, 'Arn'] } },
    }),
  ) as { Properties: { FunctionName: { Ref: string } } }[];
  return mappings[0]?.Properties.FunctionName.Ref;
}
