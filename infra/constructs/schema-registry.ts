import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import { registrySchemas } from '../../contracts/schema-registry.ts';

/** An EventBridge schema registry with the schema of every identity event, for code bindings and for looking at. */
export class SchemaRegistry extends Construct {
  /** Name of the registry. */
  readonly registryName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Registry', { description: 'Identity events.' });
    this.registryName = registry.attrRegistryName;
    for (const { name, description, content } of registrySchemas()) {
      new CfnSchema(this, name, {
        registryName: this.registryName,
        schemaName: name,
        type: 'JSONSchemaDraft4',
        description,
        content,
      });
    }
  }
}
