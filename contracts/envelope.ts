import { Type, type TObject, type TProperties, type TSchema } from '@sinclair/typebox';
import { dataSchemaUri, schemaUri, type EventTypeName } from './schema-uri.ts';

/** What the catalog page says of an event, besides its fields. */
export interface About {
  /** PascalCase name of the event, for code made from the schema. */
  readonly title: string;
  /** What has happened when there is such an event. Whole sentences. */
  readonly when: string;
  /** When one might expect it, and there is none. Whole sentences. */
  readonly notWhen: string;
}

/**
 * The schema of one identity event: a CloudEvents 1.0 object in structured JSON.
 * Unknown properties are allowed, because a consumer of `.v1` must accept fields that are added to it later.
 */
export function cloudEvent<Name extends EventTypeName, Data extends TProperties>(
  type: Name,
  about: About,
  data: TObject<Data>,
) {
  const attributes = {
    specversion: Type.Literal('1.0', { description: 'Version of the CloudEvents specification.', examples: ['1.0'] }),
    id: Type.String({
      format: 'uuid',
      pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
      description: 'The same for every copy of this event; drop what you have seen. UUIDv5 of the fact, or UUIDv7.',
      examples: ['0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10'],
    }),
    type: Type.Literal(type, {
      description: 'What happened, with the major version of this schema.',
      examples: [type],
    }),
    source: Type.String({
      pattern: '^/aws/cognito/[^/]+/[^/]+$',
      description: 'The user pool: /aws/cognito/<region>/<pool id>.',
      examples: ['/aws/cognito/eu-west-1/eu-west-1_AbCdEf123'],
    }),
    subject: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          "The user's `sub`, and the Kafka key; absent where no user is known. Do not validate it as a UUID: it " +
          'looks like one, but in us-east-1 it is none of RFC 9562.',
        examples: ['f39f1aa8-ba35-43bc-a16e-3ab0a9c49f14'],
      }),
    ),
    time: Type.String({
      format: 'date-time',
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
      description: 'When it happened, UTC (RFC 3339).',
      examples: ['2026-11-24T03:12:45.123Z'],
    }),
    datacontenttype: Type.Literal('application/json', {
      description: 'Media type of `data`.',
      examples: ['application/json'],
    }),
    dataschema: Type.Literal(dataSchemaUri(type), {
      description: 'The schema of `data`.',
      examples: [dataSchemaUri(type)],
    }),
    // Without a pattern: an event is valid, whatever its sender puts here. Receivers ignore a malformed value (W3C Trace Context).
    traceparent: Type.Optional(
      Type.String({
        description:
          'Trace and invocation in which the event originated (W3C Trace Context; CloudEvents extension "Distributed ' +
          'Tracing"). Only with the option `tracing`, and never for an event from CloudTrail. It contains no user data.',
        examples: ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
      }),
    ),
  };
  const { title, when, notWhen } = about;
  return Type.Object(
    { ...attributes, data },
    { $id: schemaUri(type), title, description: `${when} ${notWhen}`, about },
  );
}

/** Returns the description of the event that `cloudEvent` received. */
export const aboutOf = (schema: TSchema): About => schema['about'] as About;
