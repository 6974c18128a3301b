import fc from 'fast-check';
import { catalog, type EventType } from '../../../contracts/catalog.ts';
import { isIdentityEvent } from '../../../contracts/read-event.ts';
import { describeViolations, violationsOf } from '../../../contracts/schema-violations.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { anExampleEvent } from '../../given/builders/an-example-event.ts';

const types = catalog.map((schema) => schema.properties.type.const);
type Members = Readonly<Record<string, unknown>>;
type Typed = Members & { readonly type: EventType };

const event = anEvent();
const changed = (over: object) => ({ ...event, ...over }) as typeof event;
const withData = (over: object) => changed({ data: { ...event.data, ...over } });
const failed = { ...anExampleEvent('cognito.login.failed.v1') } as Typed;

test.each<[string, Typed, string]>([
  [
    'a missing property',
    changed({ id: undefined }),
    'id: found nothing; allowed: a string that matches ^[0-9a-f]{8}-[0-9a-f]{4}-[57]',
  ],
  [
    'a string without the pattern',
    changed({ time: 'noon' }),
    'time: found a string of 4 characters; allowed: a string that matches ^\\d{4}-',
  ],
  ['null', changed({ subject: null }), 'subject: found null; allowed: a string that is not empty.'],
  [
    'an empty string',
    withData({ clientId: '' }),
    'data.clientId: found an empty string; allowed: a string that is not empty.',
  ],
  [
    'a string of one character',
    { ...failed, data: { ...(failed['data'] as object), ipAddress: '1' } },
    'data.ipAddress: found a string of 1 character; allowed: a string of at least 2 characters.',
  ],
  [
    'a string for a boolean',
    withData({ newDeviceUsed: 'false' }),
    'data.newDeviceUsed: found a string of 5 characters; allowed: true or false.',
  ],
  [
    'a number for a string',
    withData({ username: 123456 }),
    'data.username: found a number; allowed: a string that is not empty.',
  ],
  [
    'a word that is not in the list',
    withData({ method: 'remote' }),
    'data.method: found a string of 6 characters; allowed: "local" or "federated".',
  ],
  ['a list for an object', changed({ data: [] }), 'data: found a list of 0 items; allowed: an object.'],
  [
    'a fraction',
    { ...failed, data: { ...(failed['data'] as object), httpStatus: 4.5 } },
    'data.httpStatus: found a number that is not whole; allowed: a whole number.',
  ],
  [
    'a boolean in a map',
    withData({ userAttributes: { email: 'a', verified: true } }),
    'data.userAttributes.* (property 2 of 2): found a boolean; allowed: a string.',
  ],
])('describes %s', (_what, wrong, expected) => {
  expect(isIdentityEvent(wrong)).toBe(false);
  expect(describeViolations(wrong)).toContain(expected);
});

test('describes an item of a list by its index', () => {
  const example = anExampleEvent('cognito.user.attributes_changed.v1') as Typed;
  const wrong = { ...example, data: { ...(example['data'] as object), attributeNames: ['email', 7] } };

  expect(describeViolations(wrong)).toBe(
    'data.attributeNames[1]: found a number; allowed: a string that is not empty.',
  );
});

test('names three violations and counts the others', () => {
  const wrong = { type: event.type } as Typed;

  expect(describeViolations(wrong)).toMatch(/^specversion: .* id: .* source: .* Other invalid values: 4\.$/);
});

/** Every path of the example of a type: of its members and of those of `data`, values of maps and items of lists included. */
function pathsIn(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [[name], ...pathsIn(member).map((path) => [name, ...path])]);
}

function replaced(value: unknown, [name = '', ...rest]: readonly string[], by: unknown): unknown {
  const member = rest.length === 0 ? by : replaced((value as Members)[name], rest, by);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === name ? member : item) as unknown);
  return { ...(value as object), [name]: member };
}

const places = types.flatMap((type) => {
  const example = anExampleEvent(type);
  return pathsIn(example)
    .filter(([name]) => name !== 'type')
    .map((path) => ({ example, path }));
});

test('reports a violation exactly if the compiled check refuses the event', () => {
  const values = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(undefined, '', 'a', 'admin', '1.0', 7, -1, {}, [], ['']),
  );
  const verdicts = { sound: 0, wrong: 0 };

  fc.assert(
    fc.property(fc.constantFrom(...places), values, ({ example, path }, value) => {
      const changed = replaced(example, path, value) as Typed;
      const isSound = isIdentityEvent(changed);
      verdicts[isSound ? 'sound' : 'wrong'] += 1;
      expect(violationsOf(changed).length === 0).toBe(isSound);
    }),
    { numRuns: 5_000 },
  );
  expect(Math.min(verdicts.sound, verdicts.wrong)).toBeGreaterThan(300);
});

test('stays short and never holds a secret that is the value or name of any property', () => {
  const secrets = fc.oneof(
    fc.string({
      minLength: 4,
      maxLength: 60,
      unit: fc.constantFrom('Q', 'W', 'X', 'Z', 'J', '#', '%', '~', '=', '&', '!', 'q', 'w', 'x'),
    }),
    fc.integer({ min: 100_000, max: 999_999_999 }),
  );
  const shapes: readonly ((secret: string | number) => unknown)[] = [
    (secret) => secret,
    (secret) => [secret],
    (secret) => ({ [secret]: secret }),
    (secret) => ({ [secret]: { [secret]: [secret] } }),
  ];
  let described = 0;

  fc.assert(
    fc.property(fc.constantFrom(...places), secrets, fc.constantFrom(...shapes), ({ example, path }, secret, shape) => {
      const text = describeViolations(replaced(example, path, shape(secret)) as Typed);
      described += text === '' ? 0 : 1;
      expect(text).not.toContain(String(secret));
      expect(Buffer.byteLength(text)).toBeLessThan(1_000);
    }),
    { numRuns: 5_000 },
  );
  expect(described).toBeGreaterThan(1_000);
});

test('stays short where everything is wrong', () => {
  const lengths = types.map((type) => describeViolations({ type, data: { userAttributes: 7 } } as Typed).length);

  expect(Math.max(...lengths)).toBeLessThan(1_000);
});
