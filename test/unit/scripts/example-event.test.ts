import { catalog } from '../../../contracts/catalog.ts';
import { jsonSchema } from '../../../contracts/json-schema.ts';
import { readEvent } from '../../../contracts/read-event.ts';
import { exampleEvent } from '../../../scripts/example-event.ts';
import { sourcesOf } from '../../../scripts/sources-of.ts';

const data = (event: Record<string, unknown>) => event['data'] as Record<string, unknown>;

describe.each(catalog.map((schema) => [schema.properties.type.const, schema] as const))('%s', (type, schema) => {
  const example = exampleEvent(schema);

  test('passes the check of its type', () => {
    expect(readEvent(JSON.stringify(example))).toEqual({ event: example });
  });

  test('comes from a source that gives such an event', () => {
    const { triggers, wrapped, apiCalls, endpoints } = sourcesOf(type);
    const { triggerSource, eventName } = data(example);

    expect([...triggers, ...wrapped, ...apiCalls, ...endpoints]).toContain(triggerSource ?? eventName);
  });

  test('has the fields in the order of the schema, and the optional ones of its own', () => {
    const fields = Object.keys(jsonSchema(schema.properties.data).properties ?? {});
    const absent = fields.filter((name) => !(name in data(example)));

    expect(Object.keys(data(example))).toEqual(fields.filter((name) => !absent.includes(name)));
    expect(absent.length).toBeLessThanOrEqual(3);
  });
});

test.each(['cognito.user.migrated.v1', 'cognito.federation.profile_received.v1'])('%s has no subject', (type) => {
  const schema = catalog.find(({ properties }) => properties.type.const === type);

  expect(schema && exampleEvent(schema)).not.toHaveProperty('subject');
});
