import { Match, Template } from 'aws-cdk-lib/assertions';
import { catalog } from '../../../../contracts/catalog.ts';
import { registrySchemas } from '../../../../contracts/schema-registry.ts';
import { SchemaRegistry } from '../../../../infra/constructs/schema-registry.ts';
import { aStack } from '../../../given/builders/a-stack.ts';

/** A registry, its name and the template it gives. */
function synthesize() {
  const stack = aStack();
  const { registryName } = new SchemaRegistry(stack, 'Schemas');
  return { registryName: stack.resolve(registryName) as unknown, template: Template.fromStack(stack) };
}

test('the registry has the schema of every event under the name that its rule expects', () => {
  const { template, registryName } = synthesize();

  template.resourceCountIs('AWS::EventSchemas::Schema', catalog.length);
  for (const { name, description, content } of registrySchemas()) {
    template.hasResourceProperties('AWS::EventSchemas::Schema', {
      RegistryName: registryName,
      SchemaName: name,
      Type: 'JSONSchemaDraft4',
      Description: description,
      Content: content,
    });
  }
});

test('the registry has no physical name, so that two pipelines never collide', () => {
  const { template, registryName } = synthesize();
  const [registry] = Object.keys(template.findResources('AWS::EventSchemas::Registry'));

  template.hasResourceProperties('AWS::EventSchemas::Registry', { RegistryName: Match.absent() });
  expect(registryName).toEqual({ 'Fn::GetAtt': [registry, 'RegistryName'] });
});
