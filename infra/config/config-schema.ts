import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { archiveSchema } from './archive.ts';
import { auditSchema } from './audit.ts';
import { closed, oneOf, yesOrNo } from './config-fields.ts';
import { withRules } from './config-rule.ts';
import { consumersSchema } from './consumers/consumers.ts';
import { deliverySchema } from './delivery.ts';
import { encryptionSchema } from './encryption.ts';
import { eventBusSchema } from './event-bus.ts';
import { forwarderSchema } from './forwarder.ts';
import { kafkaSchema } from './kafka/kafka.ts';
import { operationsSchema } from './operations.ts';
import { presetSchema } from './presets.ts';
import { privacySchema } from './privacy.ts';
import { onePartition } from './region.ts';
import { removals } from './removal.ts';
import { tagsSchema } from './tags.ts';
import { otlpSchema, tracingSchema } from './tracing.ts';
import { userPoolsSchema } from './user-pools.ts';

/** The configuration of the pipeline: `pipeline` in cdk.json's context, or the file named by `-c config=`. */
export const configSchema = withRules(
  closed(
    {
      stackName: Type.String({
        default: 'CognitoToKafka',
        pattern: '^[A-Za-z][A-Za-z0-9-]{0,127}$',
        description: 'Name of the CloudFormation stack.',
        hint: 'letters, digits and "-", beginning with a letter',
      }),
      preset: Type.Optional(presetSchema),
      userPools: Type.Optional(userPoolsSchema),
      eventBus: Type.Optional(eventBusSchema),
      archive: archiveSchema,
      kafka: kafkaSchema,
      forwarder: forwarderSchema,
      consumers: consumersSchema,
      delivery: deliverySchema,
      audit: auditSchema,
      privacy: privacySchema,
      encryption: Type.Optional(encryptionSchema),
      operations: operationsSchema,
      tracing: tracingSchema,
      otlp: otlpSchema,
      schemaRegistry: yesOrNo({
        default: false,
        description: 'Whether the stack creates an EventBridge schema registry with the schema of every event.',
      }),
      removalPolicy: oneOf(removals, {
        default: 'retain',
        description:
          'Whether queues with their events, event bus, archive, logs, the table of known users, a created user pool and a created ' +
          'key are retained (`retain`) or deleted (`destroy`) when the stack is deleted or no longer contains them. The preset ' +
          '`sandbox` sets `destroy`. docs/operations/retention-and-deletion.md.',
      }),
      terminationProtection: yesOrNo({
        default: false,
        description: 'Whether CloudFormation refuses to delete the stack.',
      }),
      tags: tagsSchema,
      architecture: oneOf(['arm64', 'x86_64'], { default: 'arm64', description: 'CPU architecture of the functions.' }),
      $schema: Type.Optional(
        Type.String({
          description: 'Path or URL of the JSON Schema of this file, for editors. The pipeline does not read it.',
          hint: 'the path or the address of a JSON Schema',
        }),
      ),
    },
    { description: 'Configuration of a pipeline. Every part is optional.' },
  ),
  onePartition,
);

export type PipelineConfig = Static<typeof configSchema>;

/** Returns the allowed names in the object at that path. If the value is not an object, those of its parent. */
export function namesAt(path: readonly string[]): string[] {
  return Object.keys(propertiesOf(schemaAt(path)));
}

/** Returns the schema of the value at that path. If no option has the path, that of its parent. */
export const schemaAt = (path: readonly string[]): TSchema =>
  path.reduce<TSchema>((from, name) => propertiesOf(from)[name] ?? itemsOf(from), configSchema);

/** The schema of each item of a list, or of a record; of anything else, itself. */
const itemsOf = (schema: TSchema) => {
  const [ofRecord] = Object.values((schema['patternProperties'] ?? {}) as Record<string, TSchema>);
  return (schema['items'] ?? ofRecord ?? schema) as TSchema;
};

const propertiesOf = ({ properties = {} }: TSchema) => properties as Record<string, TSchema>;
