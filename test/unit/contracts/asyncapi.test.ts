import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, type AsyncAPIDocumentInterface, type Diagnostic } from '@asyncapi/parser';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { catalog } from '../../../contracts/catalog.ts';
import { aboutOf } from '../../../contracts/envelope.ts';
import { readEvent } from '../../../contracts/read-event.ts';

interface Message {
  readonly headers?: object;
  readonly payload: object;
  readonly examples: readonly { readonly headers?: object; readonly payload: Readonly<Record<string, unknown>> }[];
}

const text = readFileSync(join(import.meta.dirname, '../../../contracts/asyncapi.json'), 'utf8');
const { components } = JSON.parse(text) as { readonly components: { readonly messages: Record<string, Message> } };

let document: AsyncAPIDocumentInterface | undefined;
let diagnostics: readonly Diagnostic[] = [];

beforeAll(async () => {
  ({ document, diagnostics } = await new Parser().parse(text));
});

test('the document is valid, and the parser of AsyncAPI has nothing to say against it', () => {
  const codes = diagnostics.map(({ code }) => code);

  // AsyncAPI 3.1 adds nothing that we need, and fewer tools read it.
  expect(codes).toEqual(['asyncapi-latest-version']);
  expect(document?.version()).toBe('3.0.0');
});

test('a document that is not valid is found', async () => {
  const answer = await new Parser().parse(text.replace('"action": "send"', '"action": "sent"'));

  expect(answer.diagnostics.map(({ severity }) => severity)).toContain(0);
});

test('the document refers to no other file', () => {
  const references = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, target]) => target ?? '');

  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((target) => !target.startsWith('#/'))).toEqual([]);
});

test.each(['putEvents', 'forwardEvents'])('each event is sent by %s', (name) => {
  const operation = document?.operations().get(name);
  const sent = operation?.messages().all();

  expect(operation?.action()).toBe('send');
  expect(sent?.map((message) => message.name()).sort()).toEqual(
    catalog.map((schema) => schema.properties.type.const).sort(),
  );
});

test('a Kafka record has the subject for its key, and headers that say what it is', () => {
  const message = document?.components().messages().get('LoginSucceeded');

  expect(message?.contentType()).toBe('application/cloudevents+json; charset=UTF-8');
  expect(message?.headers()?.json()).toMatchObject({
    required: ['content-type'],
    properties: { 'content-type': { const: 'application/cloudevents+json; charset=UTF-8' } },
  });
  expect(message?.bindings().get('kafka')?.json()).toMatchObject({ key: { type: 'string' } });
});

test('on the bus the event is the detail, and its type the detail-type', () => {
  const payload: unknown = document?.components().messages().get('LoginSucceededOnBus')?.payload()?.json();

  expect(payload).toMatchObject({
    properties: {
      source: { enum: ['cognito-to-kafka'] },
      'detail-type': { enum: ['cognito.login.succeeded.v1'] },
      detail: { properties: { type: { const: 'cognito.login.succeeded.v1' } } },
    },
  });
});

// The parser does not look at the examples of AsyncAPI 3.
describe.each(catalog.map((schema) => aboutOf(schema).title))('the examples of %s', (title) => {
  const ajv = new Ajv({ strict: true, keywords: ['components'] });
  addFormats.default(ajv);
  const passes = (schema: object, value: unknown) => ajv.compile({ ...schema, components })(value);
  const examplesOf = (name: string) => {
    const { headers, payload, examples = [] } = components.messages[name] ?? {};
    return examples.map((example) => ({ headers, payload, example }));
  };

  test('are records of Kafka', () => {
    expect(examplesOf(title)).toHaveLength(1);
    for (const { headers, payload, example } of examplesOf(title)) {
      expect(passes(payload ?? {}, example.payload)).toBe(true);
      expect(passes(headers ?? {}, example.headers)).toBe(true);
      expect(passes(payload ?? {}, { ...example.payload, id: '7' })).toBe(false);
      expect(readEvent(JSON.stringify(example.payload))).toHaveProperty('event');
    }
  });

  test('are events of EventBridge', () => {
    expect(examplesOf(`${title}OnBus`)).toHaveLength(1);
    for (const { payload, example } of examplesOf(`${title}OnBus`)) {
      expect(passes(payload ?? {}, example.payload)).toBe(true);
      expect(passes(payload ?? {}, { ...example.payload, detail: {} })).toBe(false);
      expect(readEvent(JSON.stringify(example.payload['detail']))).toHaveProperty('event');
    }
  });
});
