import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { catalog } from '../../../contracts/catalog.ts';
import type { JsonSchema } from '../../../contracts/json-schema.ts';
import { registrySchemas } from '../../../contracts/schema-registry.ts';
import { exampleEvent } from '../../../scripts/example-event.ts';
import { projectFiles, textOf } from '../../rules/project-files.ts';

const schemas = registrySchemas();

// "JSON Schema: core definitions and terminology" and "interactive and non interactive validation", draft-04, as far as
// generators of code know it.
const keywords = [
  ...['title', 'description', 'type', 'enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...[
    'properties',
    'required',
    'additionalProperties',
    'items',
    'minItems',
    'maxItems',
    'definitions',
    '$ref',
    '$schema',
  ],
];
const formats = ['date-time', 'email', 'hostname', 'ipv4', 'ipv6', 'uri'];

/** Every schema in a schema, with its path. */
function nodesOf(node: JsonSchema, path = '#'): [string, JsonSchema][] {
  const named = ['properties', 'definitions'].flatMap((keyword) =>
    Object.entries((node[keyword] ?? {}) as Record<string, JsonSchema>).flatMap(([name, inner]) =>
      nodesOf(inner, `${path}/${keyword}/${name}`),
    ),
  );
  const inner = ['items', 'additionalProperties'].flatMap((keyword) =>
    typeof node[keyword] === 'object' ? nodesOf(node[keyword] as JsonSchema, `${path}/${keyword}`) : [],
  );
  return [[path, node], ...named, ...inner];
}

test('there is one for each event, named as EventBridge names what it discovers', () => {
  expect(schemas.map(({ name }) => name)).toEqual(
    catalog.map((schema) => `cognito-to-kafka@${schema.properties.type.const}`),
  );
});

describe.each(schemas)('$name', ({ name, description, content }) => {
  const schema = JSON.parse(content) as JsonSchema;
  const type = name.replace(/^.*@/, '');

  test('is within the limits of the registry', () => {
    expect(name).toMatch(/^[0-9A-Za-z._@-]{1,385}$/);
    expect(description).toMatch(/\.$/);
    expect(description.length).toBeLessThanOrEqual(256);
    expect(Buffer.byteLength(content)).toBeLessThan(100_000);
  });

  test('is draft-04 and uses nothing that came later', () => {
    const nodes = nodesOf(schema);
    const foreign = nodes.flatMap(([path, node]) =>
      Object.keys(node).flatMap((keyword) =>
        keywords.includes(keyword) || keyword.startsWith('x-') ? [] : [`${path}: ${keyword}`],
      ),
    );
    const given = nodes.flatMap(([, { format }]) => (typeof format === 'string' ? [format] : []));

    expect(schema['$schema']).toBe('http://json-schema.org/draft-04/schema#');
    expect(nodes.length).toBeGreaterThan(20);
    expect(foreign).toEqual([]);
    expect(given.filter((format) => !formats.includes(format))).toEqual([]);
    // In draft-04 a list of required members must not be empty.
    expect(nodes.filter(([, { required }]) => required?.length === 0)).toEqual([]);
  });

  test('describes the event as it is on the bus', () => {
    const event = catalog.find(({ properties }) => properties.type.const === type);
    const onBus = {
      version: '0',
      id: '17793124-05d4-b198-2fde-7ededc63b103',
      'detail-type': type,
      source: 'cognito-to-kafka',
      account: '123456789012',
      time: '2026-11-24T03:12:45Z',
      region: 'eu-west-1',
      resources: [],
      detail: event && exampleEvent(event),
    };
    const ajv = new Ajv({ strictTypes: false, keywords: ['x-amazon-events-detail-type', 'x-amazon-events-source'] });
    addFormats.default(ajv);
    const validate = ajv.compile({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });

    expect(schema).toMatchObject({
      'x-amazon-events-detail-type': type,
      'x-amazon-events-source': 'cognito-to-kafka',
    });
    expect([validate(onBus), validate.errors]).toEqual([true, null]);
    expect(validate({ ...onBus, 'detail-type': 'cognito.other.v1' })).toBe(false);
    expect(validate({ ...onBus, source: 'aws.cognito-idp' })).toBe(false);
    expect(validate({ ...onBus, detail: { ...onBus.detail, type: 'cognito.other.v1' } })).toBe(false);
    expect(validate({ ...onBus, detail: { ...onBus.detail, data: {} } })).toBe(false);
  });
});

test('only infra/ and tests read them, so that they are in no function', () => {
  const readers = projectFiles.filter((path) => textOf(path).includes('schema-registry.ts'));

  expect(readers.filter((path) => !/^(infra|test)\//.test(path))).toEqual([]);
});
