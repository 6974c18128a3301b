import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';

const closed = { additionalProperties: false };

/** The configuration of the pipeline: `pipeline` in cdk.json's context, or the file named by `-c config=`. */
const schema = Type.Object(
  {
    stackName: Type.String({
      default: 'CognitoToKafka',
      pattern: '^[A-Za-z][A-Za-z0-9-]{0,127}$',
      description: 'Name of the CloudFormation stack.',
      hint: 'letters, digits and "-", beginning with a letter',
    }),
    userPool: Type.Optional(
      Type.Object(
        {
          id: Type.String({
            pattern: '^[a-z0-9-]+_[A-Za-z0-9]+$',
            description:
              'Id of an existing user pool. Its owner attaches the trigger function that the stack gives out; without ' +
              '`userPool` the stack creates a pool and an app client with the triggers attached.',
            hint: 'a pool id such as eu-west-1_AbCdEf123',
          }),
        },
        closed,
      ),
    ),
    eventBus: Type.Optional(
      Type.Object(
        {
          name: Type.String({
            pattern: '^[/.\\-_A-Za-z0-9]{1,256}$',
            description: 'Name of an existing bus; the deployment fails if there is none. Without it a bus is created.',
            hint: 'the name of a bus in this account and Region',
          }),
        },
        closed,
      ),
    ),
    kafka: Type.Object(
      {
        brokers: Type.Optional(
          Type.Array(Type.String({ pattern: '^[^\\s:,/]+:\\d{1,5}$', hint: 'host:port' }), {
            minItems: 1,
            description:
              'Bootstrap servers. Without them the stack has a parameter KafkaBrokers, which the deployment must set.',
            hint: 'a list of host:port',
          }),
        ),
        topic: Type.String({
          default: 'identity-events',
          pattern: '^[A-Za-z0-9._-]{1,249}$',
          description: 'Topic for the events; it has to exist.',
          hint: 'letters, digits, ".", "_" and "-"',
        }),
      },
      { ...closed, default: {} },
    ),
    privacy: Type.Object(
      {
        userAttributes: Type.Record(
          Type.String(),
          Type.Union([Type.Literal('include'), Type.Literal('omit')], { hint: '"include" or "omit"' }),
          {
            default: {},
            description: 'User attributes that may leave the pool, by name; what is not named is omitted.',
            hint: '"include" or "omit" by attribute name',
          },
        ),
      },
      { ...closed, default: {} },
    ),
    architecture: Type.Union([Type.Literal('arm64'), Type.Literal('x86_64')], {
      default: 'arm64',
      description: 'Processor of the functions.',
      hint: '"arm64" or "x86_64"',
    }),
  },
  closed,
);

export type PipelineConfig = Static<typeof schema>;

/** The configuration has mistakes; the message lists all of them. */
export class PipelineConfigError extends Error {
  override readonly name = 'PipelineConfigError';
}

/** Fills in the defaults and checks everything. Throws one error with all mistakes: path, found, allowed. */
export function parsePipelineConfig(input: unknown): PipelineConfig {
  const value = Value.Default(schema, Value.Clone(input ?? {}));
  const problems = new Map<string, string>();
  for (const error of Value.Errors(schema, value)) {
    // The first error of a path is the telling one; the others follow from it.
    if (!problems.has(error.path)) problems.set(error.path, describe(error));
  }
  if (problems.size === 0) return value as PipelineConfig;
  throw new PipelineConfigError(`The pipeline's configuration is wrong:\n${[...problems.values()].join('\n')}`);
}

function describe({ path, value, schema, type }: ValueError): string {
  const where = path.slice(1).replaceAll('/', '.') || 'configuration';
  if (type === ValueErrorType.ObjectAdditionalProperties) return `- ${where}: unknown; allowed here: ${siblings(path)}`;
  const allowed = (schema['hint'] as string | undefined) ?? String(schema['type'] ?? 'see the schema');
  return `- ${where}: found ${value === undefined ? 'nothing' : JSON.stringify(value)}; allowed: ${allowed}`;
}

function siblings(path: string): string {
  const parents = path.split('/').slice(1, -1);
  const parent = parents.reduce<TSchema>(
    (at, name) => (at['properties'] as Record<string, TSchema>)[name] ?? at,
    schema,
  );
  return Object.keys(parent['properties'] as object).join(', ');
}
