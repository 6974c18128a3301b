import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { closed, oneOf, wholeNumber, yesOrNo } from './config-fields.ts';
import { consumersSchema } from './consumers-schema.ts';
import { deliverySchema } from './delivery-schema.ts';
import { encryptionSchema } from './encryption-schema.ts';
import { kafkaSchema } from './kafka-schema.ts';
import { operationsSchema } from './operations-schema.ts';
import { presets } from './presets.ts';
import { privacySchema } from './privacy-schema.ts';
import { removals } from './removal.ts';
import { tagsSchema } from './tags.ts';
import { userPools } from './user-pools-schema.ts';

const eventBus = closed(
  {
    name: Type.String({
      pattern: '^[/.\\-_A-Za-z0-9]{1,256}$',
      description: 'Name of an existing bus; the deployment fails if there is none. Without it a bus is created.',
      hint: 'the name of a bus in this account and Region',
    }),
  },
  { description: 'A bus that is there already. Without it the stack creates one.' },
);

const archive = closed(
  {
    enabled: yesOrNo({
      default: true,
      description:
        'Whether the bus has an archive, from which events can be sent again after they have gone through. On a bus that ' +
        'exists already it holds the identity events alone.',
    }),
    retentionDays: wholeNumber({
      default: 14,
      minimum: 1,
      maximum: 3650,
      description: 'Days that an event stays in the archive; by default as long as the queues keep one.',
    }),
  },
  { default: {}, description: 'What has gone through the bus, kept to be sent again.' },
);

const audit = closed(
  {
    enabled: yesOrNo({
      default: true,
      description: "Whether events are also made of CloudTrail's records, which tell what no trigger does.",
    }),
    createTrail: yesOrNo({
      default: false,
      description:
        'Whether the stack creates a trail: EventBridge gets the records only while one logs management write ' +
        'events. The first such trail of a Region logs them free of charge, each further one does not.',
    }),
    rememberUsersDays: wholeNumber({
      default: 400,
      minimum: 0,
      maximum: 3650,
      description:
        'Days for which the stack remembers in which pool a user is, after the last login: `sub` and pool id, no more. CloudTrail ' +
        'does not record the pool of a user who deletes the own account. With 0 it remembers nothing, and such a deletion gives an ' +
        'event only by chance. docs/adr/0006-known-users-table.md.',
    }),
  },
  { default: {}, description: "What is made of CloudTrail's records: failed logins, logouts, account changes." },
);

/** The configuration of the pipeline: `pipeline` in cdk.json's context, or the file named by `-c config=`. */
export const configSchema = closed(
  {
    stackName: Type.String({
      default: 'CognitoToKafka',
      pattern: '^[A-Za-z][A-Za-z0-9-]{0,127}$',
      description: 'Name of the CloudFormation stack.',
      hint: 'letters, digits and "-", beginning with a letter',
    }),
    preset: Type.Optional(
      oneOf(presets, {
        description:
          'Where to begin; `npx cdk deploy -c preset=…` says it, too. `sandbox` makes everything to try the pipeline with, in an ' +
          'empty account: a pool, a VPC and a cluster of MSK Serverless, all gone with the stack; it costs by the hour. ' +
          '`existing` makes no pool and asks for no brokers: pools and cluster have to be named here.',
      }),
    ),
    userPools: Type.Optional(userPools),
    eventBus: Type.Optional(eventBus),
    archive,
    kafka: kafkaSchema,
    consumers: consumersSchema,
    delivery: deliverySchema,
    audit,
    privacy: privacySchema,
    encryption: Type.Optional(encryptionSchema),
    operations: operationsSchema,
    schemaRegistry: yesOrNo({
      default: false,
      description: 'Whether the stack has an EventBridge schema registry with the schema of every event.',
    }),
    removal: oneOf(removals, {
      default: 'keep',
      description:
        'What becomes of queues with their events, bus, archive, logs, the table of known users, a created pool and a created key when the stack is ' +
        'deleted, or no longer has them. With the preset `sandbox` it is `destroy`. docs/deploying.md.',
    }),
    terminationProtection: yesOrNo({
      default: false,
      description: 'Whether CloudFormation refuses to delete the stack until this is off again.',
    }),
    tags: tagsSchema,
    architecture: oneOf(['arm64', 'x86_64'], { default: 'arm64', description: 'Processor of the functions.' }),
    $schema: Type.Optional(
      Type.String({
        description: 'Where the JSON Schema of this file is, for editors; the pipeline does not read it.',
        hint: 'the path or the address of a JSON Schema',
      }),
    ),
  },
  { description: 'What a pipeline is deployed with; all of it may be left out.' },
);

export type PipelineConfig = Static<typeof configSchema>;

/** The names that may stand in the object at that place, or beside it if it is none. */
export function namesAt(path: readonly string[]): string[] {
  const at = path.reduce<TSchema>((from, name) => propertiesOf(from)[name] ?? itemsOf(from), configSchema);
  return Object.keys(propertiesOf(at));
}

/** The schema of each item of a list, or of a record; of anything else, itself. */
const itemsOf = (schema: TSchema) => {
  const [ofRecord] = Object.values((schema['patternProperties'] ?? {}) as Record<string, TSchema>);
  return (schema['items'] ?? ofRecord ?? schema) as TSchema;
};

const propertiesOf = ({ properties = {} }: TSchema) => properties as Record<string, TSchema>;
