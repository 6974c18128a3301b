import { Type, type Static, type TSchema } from '@sinclair/typebox';

const text = Type.String({ maxLength: 1_000 });
const texts = Type.Array(text, { maxItems: 100 });
const noOthers = { additionalProperties: false };

const filter = Type.Object(
  {
    type: Type.Optional(texts),
    reason: Type.Optional(texts),
    subject: Type.Optional(text),
    since: Type.Optional(text),
    until: Type.Optional(text),
    id: Type.Optional(texts),
    where: Type.Optional(text),
  },
  noOthers,
);

/** The bodies of requests. Other properties are rejected, so that a misspelled filter does not select every message. */
export const requestSchemas = {
  feed: Type.Object({ from: Type.Union([Type.Literal('topic'), Type.Literal('bus')]) }, noOthers),
  messages: Type.Object(
    {
      queues: Type.Optional(texts),
      filter: Type.Optional(filter),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
    },
    noOthers,
  ),
  body: Type.Object({ queue: text, messageId: text }, noOthers),
  job: Type.Object(
    {
      kind: Type.Union([Type.Literal('send'), Type.Literal('export'), Type.Literal('purge')]),
      queues: Type.Array(text, { minItems: 1, maxItems: 100 }),
      filter: Type.Optional(filter),
      max: Type.Optional(Type.Integer({ minimum: 1 })),
      perSecond: Type.Optional(Type.Integer({ minimum: 1 })),
      to: Type.Optional(Type.Union([Type.Literal('queue'), Type.Literal('bus'), Type.Literal('kafka-topic')])),
      force: Type.Optional(Type.Boolean()),
    },
    noOthers,
  ),
  apply: Type.Object({ matched: Type.Integer({ minimum: 0 }) }, noOthers),
  nothing: Type.Object({}, noOthers),
  userAction: Type.Object(
    {
      action: Type.Union([
        Type.Literal('sign-up'),
        Type.Literal('log-in'),
        Type.Literal('fail-log-in'),
        Type.Literal('log-out'),
      ]),
      user: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
      times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
    },
    noOthers,
  ),
  switch: Type.Union([
    Type.Object({ kafka: Type.Union([Type.Literal('running'), Type.Literal('stopped')]) }, noOthers),
    Type.Object(
      { bus: Type.Union([Type.Literal('working'), Type.Literal('refusing'), Type.Literal('slow')]) },
      noOthers,
    ),
  ]),
} as const satisfies Readonly<Record<string, TSchema>>;

export type BodyOf<Name extends keyof typeof requestSchemas> = Static<(typeof requestSchemas)[Name]>;
