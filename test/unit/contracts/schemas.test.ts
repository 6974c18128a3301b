import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readEvent } from '../../../contracts/read-event.ts';

/** What of a JSON Schema these tests look at. */
interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly string[];
}

// An implementation of JSON Schema that has nothing to do with the one that compiles the catalog's checks.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: false });
addFormats.default(ajv);

const folder = join(import.meta.dirname, '../../../contracts/schemas');
const schemas = readdirSync(folder).map(
  (file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema] as const,
);

/** The value that the examples of a schema make up, with every optional member. */
function exampleOf(schema: Schema): unknown {
  if (schema.properties === undefined) return schema.examples?.[0];
  const members = Object.entries(schema.properties).map(([name, member]) => [name, exampleOf(member)] as const);
  return Object.fromEntries(members);
}

/** Every property of a schema, at any depth, with its path. */
function propertiesOf(schema: Schema, path = ''): [string, Schema][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [
    [`${path}/${name}`, member],
    ...propertiesOf(member, `${path}/${name}`),
  ]);
}

const isAccepted = (value: unknown): boolean => 'event' in readEvent(JSON.stringify(value));

describe.each(schemas)('%s', (file, schema) => {
  const validate = ajv.compile(schema);
  const example = exampleOf(schema) as Record<string, unknown> & { data: Record<string, unknown> };

  test('is JSON Schema draft 2020-12 and names itself', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(schema).toMatchObject({ $id: `urn:cognito-to-kafka:schemas/${file}` });
    expect(schema).toMatchObject({ title: expect.any(String) as string, description: expect.any(String) as string });
  });

  test('describes every property, and has an example of every value', () => {
    const properties = propertiesOf(schema);

    expect(properties.length).toBeGreaterThan(12);
    expect(properties.filter(([, { description }]) => !description?.endsWith('.'))).toEqual([]);
    expect(properties.filter(([, member]) => !member.properties && !member.examples?.length)).toEqual([]);
  });

  test('accepts its own examples, as the catalog does', () => {
    expect([validate(example), validate.errors]).toEqual([true, null]);
    expect(isAccepted(example)).toBe(true);
  });

  test('gives the schema of data under the URI that events carry', () => {
    const validateData = ajv.getSchema(String(example['dataschema']));

    expect(validateData?.(example.data)).toBe(true);
    expect(validateData?.({ ...example.data, userPoolId: '' })).toBe(false);
  });

  test('accepts what the catalog accepts and rejects what it rejects', () => {
    const names = propertiesOf(schema).map(([path]) => path.slice(1));
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom(
        '',
        'a',
        '1.0',
        '/aws/cognito/a/b',
        '/aws/cognito/a',
        'admin',
        'device',
        [],
        {},
        { a: 1 },
        { a: 'b' },
      ),
      fc.uuid({ version: [1, 4, 5, 7] }),
      fc
        .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
        .map((day) => day.toISOString()),
      fc.constantFrom(
        '2026-11-24T03:12:45Z',
        '2026-11-24T03:12:45',
        '2026-11-24T03:12:45+01:00',
        '2026-11-24 03:12:45Z',
      ),
    );
    const verdicts = { accepted: 0, rejected: 0 };

    fc.assert(
      fc.property(fc.constantFrom(...names), fc.option(values, { nil: undefined }), (name, value) => {
        const [outer = '', inner] = name.split('/');
        const changed =
          inner === undefined
            ? { ...example, [outer]: value }
            : { ...example, data: { ...example.data, [inner]: value } };
        const parsed: unknown = JSON.parse(JSON.stringify(changed));

        const accepted = validate(parsed);

        verdicts[accepted ? 'accepted' : 'rejected'] += 1;
        expect(isAccepted(parsed)).toBe(accepted);
      }),
      { numRuns: 1_000 },
    );

    expect(Math.min(verdicts.accepted, verdicts.rejected)).toBeGreaterThan(100);
  });
});
