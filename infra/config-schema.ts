import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { deliveryModes } from '../contracts/delivery-mode.ts';
import { privacyActions } from '../contracts/privacy-policy.ts';
import { anyOf, closed, oneOf, wholeNumber, yesOrNo } from './config-fields.ts';
import { consumersSchema } from './consumers-schema.ts';
import { kafkaSchema } from './kafka-schema.ts';
import { tagsSchema } from './tags.ts';
import { userPools } from './user-pools-schema.ts';

const actionByName = (description: string) =>
  Type.Record(Type.String(), oneOf(privacyActions), {
    default: {},
    description: `${description}, by name; what is not named is omitted. A name that means a secret can only be omitted.`,
    hint: `${anyOf(privacyActions)} by name`,
  });

const eventBus = closed({
  name: Type.String({
    pattern: '^[/.\\-_A-Za-z0-9]{1,256}$',
    description: 'Name of an existing bus; the deployment fails if there is none. Without it a bus is created.',
    hint: 'the name of a bus in this account and Region',
  }),
});

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
  { default: {} },
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
  },
  { default: {} },
);

const privacy = closed(
  {
    userAttributes: actionByName('User attributes that may leave the pool'),
    clientMetadata: actionByName('What the app passed as ClientMetadata'),
    validationData: actionByName('What the app passed as ValidationData'),
    ipAddress: oneOf(['include', 'truncate', 'omit'], {
      default: 'omit',
      description: 'Address of the caller; truncated, it is that of the network: /24 of IPv4, /48 of IPv6.',
    }),
    userAgent: oneOf(['include', 'omit'], { default: 'omit', description: 'What the caller said it is.' }),
    hashKeyArn: Type.Optional(
      Type.String({
        // Secrets Manager ends each ARN with six characters, and IAM knows a secret only by all of it.
        pattern:
          '^arn:[\\w-]+:(secretsmanager:[\\w-]+:\\d{12}:secret:\\S+-[A-Za-z0-9]{6}|ssm:[\\w-]+:\\d{12}:parameter/\\S+)$',
        description:
          'ARN of the secret (Secrets Manager) or the parameter (Systems Manager) with the key for hashed values; ' +
          'required if a value is hashed. The functions that hash may read it. If a KMS key of yours encrypts it, ' +
          'you have to let their roles use kms:Decrypt.',
        hint: 'the complete ARN of a Secrets Manager secret or of a Systems Manager parameter',
      }),
    ),
  },
  { default: {} },
);

const delivery = closed(
  {
    mode: oneOf(deliveryModes, {
      default: 'after-response',
      description:
        'Whether events are published after the response to Cognito, so that no login waits, or before it, so that ' +
        'the bus or the outbox has them before the login goes on.',
    }),
    timeoutMs: wholeNumber({
      default: 1000,
      minimum: 100,
      maximum: 3500,
      description: 'Milliseconds in all that publishing before the response may hold up a login.',
    }),
    reservedConcurrency: Type.Optional(
      wholeNumber({
        minimum: 10,
        maximum: 100_000,
        description:
          'Concurrent executions set aside for the trigger function, so that no other function of the account can ' +
          'throttle logins; a login beyond them fails. Without it the function shares what the account has.',
      }),
    ),
  },
  { default: {} },
);

const operations = closed(
  {
    alarmTopicArn: Type.Optional(
      Type.String({
        pattern: '^arn:[\\w-]+:sns:[\\w-]+:\\d{12}:[\\w.-]+$',
        description: 'ARN of an SNS topic for alarms, which CloudWatch may publish to. Without it a topic is created.',
        hint: 'the ARN of an SNS topic',
      }),
    ),
    alarmEmail: Type.Optional(
      Type.String({
        pattern: '^[^\\s@]+@[^\\s@]+$',
        description: 'Address that alarms are mailed to, once its owner has confirmed.',
        hint: 'an address such as team@example.com',
      }),
    ),
    accountConcurrency: Type.Integer({
      default: 1000,
      minimum: 10,
      maximum: 1_000_000,
      description:
        'Concurrent executions that Lambda allows the account in this Region; an alarm goes off at 80 % of them.',
      hint: 'a whole number, 10 to 1000000',
    }),
  },
  { default: {} },
);

/** The configuration of the pipeline: `pipeline` in cdk.json's context, or the file named by `-c config=`. */
export const configSchema = closed({
  stackName: Type.String({
    default: 'CognitoToKafka',
    pattern: '^[A-Za-z][A-Za-z0-9-]{0,127}$',
    description: 'Name of the CloudFormation stack.',
    hint: 'letters, digits and "-", beginning with a letter',
  }),
  userPools: Type.Optional(userPools),
  eventBus: Type.Optional(eventBus),
  archive,
  kafka: kafkaSchema,
  consumers: consumersSchema,
  delivery,
  audit,
  privacy,
  operations,
  schemaRegistry: yesOrNo({
    default: false,
    description: 'Whether the stack has an EventBridge schema registry with the schema of every event.',
  }),
  tags: tagsSchema,
  architecture: oneOf(['arm64', 'x86_64'], { default: 'arm64', description: 'Processor of the functions.' }),
});

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
