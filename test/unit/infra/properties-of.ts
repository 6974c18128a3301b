import { Stack, type CfnElement } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';

/** The properties that the resource of an L2 construct has in the template of its stack. */
export function propertiesOf(template: Template, { node }: IConstruct): Readonly<Record<string, unknown>> {
  const resource = node.defaultChild as CfnElement;
  const { Resources } = template.toJSON() as {
    Resources: Record<string, { Properties: Record<string, unknown> } | undefined>;
  };
  const found = Resources[Stack.of(resource).resolve(resource.logicalId) as string];
  if (!found) throw new Error(`The template has no resource for ${node.path}.`);
  return found.Properties;
}
