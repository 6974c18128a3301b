import { committedSchemas } from '../../../scripts/committed-schemas.ts';
import type { JsonSchema } from '../../../contracts/json-schema.ts';
import { incompatibilities, incompatibleReleases } from '../../../scripts/schema-compatibility.ts';

const text: JsonSchema = { type: 'string' };

/** An event whose `data` has these fields; the first is required. */
const anEventWith = (fields: Readonly<Record<string, JsonSchema>>, over: JsonSchema = {}): JsonSchema => ({
  $id: 'urn:event',
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'object', required: Object.keys(fields).slice(0, 1), properties: fields, ...over } },
});

/** An event whose only field has that schema. */
const aField = (field: JsonSchema): JsonSchema => anEventWith({ pool: field });

describe('compatible', () => {
  test.each<[string, JsonSchema, JsonSchema]>([
    ['the same schema', aField(text), aField(text)],
    [
      'a new optional field',
      anEventWith({ pool: text }),
      anEventWith({ pool: text, name: { type: 'string', maxLength: 3 } }),
    ],
    [
      'another order of fields',
      anEventWith({ a: text, b: text }),
      anEventWith({ b: text, a: text }, { required: ['a'] }),
    ],
    ['another title', aField(text), { ...aField(text), title: 'Event' }],
    ['another description', aField({ ...text, description: 'A.' }), aField({ ...text, description: 'B.' })],
    ['other examples', aField({ ...text, examples: ['a'] }), aField(text)],
    ['another order of values', aField({ ...text, enum: ['a', 'b'] }), aField({ ...text, enum: ['b', 'a'] })],
    ['a list of one for a constant', aField({ ...text, const: 'a' }), aField({ ...text, enum: ['a'] })],
    ['additional properties said to be allowed', anEventWith({}), anEventWith({}, { additionalProperties: true })],
  ])('%s', (_what, before, after) => {
    expect(incompatibilities(before, after)).toEqual([]);
  });
});

describe('incompatible', () => {
  const words = (...values: string[]): JsonSchema => aField({ ...text, enum: values });
  const list = (items: JsonSchema): JsonSchema => aField({ type: 'array', items });
  const members = (pattern: string, schema: JsonSchema): JsonSchema =>
    aField({ patternProperties: { [pattern]: schema } });
  const more = (additionalProperties: unknown): JsonSchema => anEventWith({ pool: text }, { additionalProperties });

  test.each<[string, JsonSchema, JsonSchema]>([
    ['data.name: the field was removed', anEventWith({ pool: text, name: text }), anEventWith({ pool: text })],
    ['data.pool: type was "string" and is "integer"', aField(text), aField({ type: 'integer' })],
    [
      'data.pool: the field is now required',
      anEventWith({ pool: text }, { required: [] }),
      anEventWith({ pool: text }),
    ],
    ['data.pool: the field is no longer required', aField(text), anEventWith({ pool: text }, { required: [] })],
    ['data.new: the field is now required', anEventWith({}), anEventWith({ new: text })],
    ['data.pool: the value "b" was removed', words('a', 'b'), words('a')],
    ['data.pool: the value "b" was added', words('a'), words('a', 'b')],
    ['data.pool: its values are now a closed list', aField(text), words('a')],
    ['data.pool: its values are no longer a closed list', words('a'), aField(text)],
    ['data.pool: pattern was "^a" and is "^b"', aField({ ...text, pattern: '^a' }), aField({ ...text, pattern: '^b' })],
    ['data.pool: pattern was not set and is "^a"', aField(text), aField({ ...text, pattern: '^a' })],
    ['data.pool: pattern was "^a" and is not set', aField({ ...text, pattern: '^a' }), aField(text)],
    ['data.pool: format was "uuid" and is not set', aField({ ...text, format: 'uuid' }), aField(text)],
    ['data.pool: minLength was 1 and is 2', aField({ ...text, minLength: 1 }), aField({ ...text, minLength: 2 })],
    ['data.pool: maxLength was 9 and is 8', aField({ ...text, maxLength: 9 }), aField({ ...text, maxLength: 8 })],
    ['data.pool: minimum was 1 and is 0', aField({ minimum: 1 }), aField({ minimum: 0 })],
    ['data.pool: maximum was not set and is 5', aField({}), aField({ maximum: 5 })],
    ['data.pool: anyOf was not set and is [{}]', aField({}), aField({ anyOf: [{}] })],
    ['data: additionalProperties was not set and is false', anEventWith({ pool: text }), more(false)],
    ['data: additionalProperties was true and is {"type":"string"}', more(true), more(text)],
    ['data: additionalProperties was false and is not set', more(false), anEventWith({ pool: text })],
    ['data.*: minLength was not set and is 1', more(text), more({ ...text, minLength: 1 })],
    ['data.pool[]: type was "string" and is "integer"', list(text), list({ type: 'integer' })],
    ['data.pool.*: minLength was not set and is 1', members('^a', text), members('^a', { ...text, minLength: 1 })],
    ['the event: $id was "urn:event" and is "urn:other"', aField(text), { ...aField(text), $id: 'urn:other' }],
    [
      'data: type was "object" and is "array"',
      anEventWith({ pool: text }),
      anEventWith({ pool: text }, { type: 'array' }),
    ],
  ])('%s', (what, before, after) => {
    expect(incompatibilities(before, after)).toEqual([what]);
  });

  test('a field where the released schema forbids more fields', () => {
    const closed = { additionalProperties: false };

    expect(incompatibilities(anEventWith({ a: text }, closed), anEventWith({ a: text, b: text }, closed))).toEqual([
      'data.b: the released schema forbids more fields',
    ]);
  });

  test('every incompatibility is reported, not only the first', () => {
    expect(incompatibilities(members('^a', text), members('^b', text))).toEqual([
      'data.pool: the pattern "^a" for names was removed',
      'data.pool: the pattern "^b" for names was added',
    ]);
  });
});

describe('the catalog', () => {
  const current = committedSchemas();
  const type = 'cognito.login.failed.v1';

  test('is what it is', () => {
    expect(incompatibleReleases(current, current)).toEqual([]);
  });

  test('may have more events than were released', () => {
    const released = new Map([...current].filter(([name]) => name !== type));

    expect(incompatibleReleases(released, current)).toEqual([]);
  });

  test('must have every event that was released', () => {
    const fewer = new Map([...current].filter(([name]) => name !== type));

    expect(incompatibleReleases(current, fewer)).toEqual([`${type}: it was released, and is no longer in the catalog`]);
  });

  test('is looked at down to the values of a field', () => {
    const schema = JSON.parse(JSON.stringify(current.get(type)).replace('"code_expired",', '')) as JsonSchema;

    expect(incompatibleReleases(current, new Map([...current, [type, schema]]))).toEqual([
      `${type}: data.reason: the value "code_expired" was removed`,
    ]);
  });
});
