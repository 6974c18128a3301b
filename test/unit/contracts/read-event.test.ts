import fc from 'fast-check';
import { catalog } from '../../../contracts/catalog.ts';
import { isIdentityEvent, readEvent } from '../../../contracts/read-event.ts';
import { anEvent } from '../../given/builders/an-event.ts';

const event = anEvent({ id: '0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10' });
const read = (over: object) => readEvent(JSON.stringify({ ...event, ...over }));

test('an event is read as it is', () => {
  expect(readEvent(JSON.stringify(event))).toEqual({ event });
});

test.each(['', '{', 'text', '{"specversion": "1.0"', '\u0000', '{},'])('%j is not JSON', (text) => {
  expect(readEvent(text)).toEqual({ problem: 'NOT_JSON' });
});

test.each(['null', '7', '"text"', '[]', '[{"specversion":"1.0"}]', '{}', '{"specversion":"1.0"}', '{"type":"x"}'])(
  '%s is not a CloudEvent',
  (text) => {
    expect(readEvent(text)).toEqual({ problem: 'NOT_A_CLOUD_EVENT' });
  },
);

test.each([{ specversion: '0.3' }, { specversion: 1 }, { type: 7 }, { type: null }])(
  'an object with %j is not a CloudEvent',
  (over) => {
    expect(read(over)).toEqual({ problem: 'NOT_A_CLOUD_EVENT' });
  },
);

test.each(['cognito.login.succeeded.v2', 'com.example.order.placed', '', 'toString', 'constructor', '__proto__'])(
  'the type "%s" is unknown',
  (type) => {
    expect(read({ type })).toEqual({ problem: 'UNKNOWN_TYPE' });
  },
);

test.each([
  ['no id', { id: undefined }],
  ['an id that is no UUID', { id: 'event-1' }],
  ['a UUID of another version', { id: '0192e4a0-7d1c-4c3e-9f1a-3b7d5e2c4a10' }],
  ['a UUID in capitals', { id: event.id.toUpperCase() }],
  ['a source that is no pool', { source: '/aws/cognito/eu-west-1' }],
  ['an empty subject', { subject: '' }],
  ['null for the subject', { subject: null }],
  ['no time', { time: undefined }],
  ['a time in another zone', { time: '2026-11-24T03:12:45+01:00' }],
  ['a day for the time', { time: '2026-11-24' }],
  ['another media type', { datacontenttype: 'text/plain' }],
  ['the schema of another type', { dataschema: event.dataschema.replace('succeeded', 'attempted') }],
  ['no data', { data: undefined }],
  ['a list for data', { data: [] }],
  ['no pool', { data: { ...event.data, userPoolId: undefined } }],
  ['an empty user name', { data: { ...event.data, username: '' } }],
  ['an attribute that is no text', { data: { ...event.data, userAttributes: { email_verified: true } } }],
  ['text for a flag', { data: { ...event.data, newDeviceUsed: 'false' } }],
])('an event with %s violates its schema', (_what, over) => {
  expect(read(over)).toEqual({ problem: 'SCHEMA_VIOLATED' });
});

test('fields that a later release may add are accepted', () => {
  const later = { ...event, traceparent: '00-1-2-01', data: { ...event.data, riskLevel: 'low' } };

  expect(readEvent(JSON.stringify(later))).toEqual({ event: later });
});

test.each(catalog.map((schema) => schema.properties.type.const))('%s is a known type', (type) => {
  expect(read({ type })).not.toEqual({ problem: 'UNKNOWN_TYPE' });
});

test('the same object is an event of its own type and of no other', () => {
  expect(isIdentityEvent(event)).toBe(true);
  expect(isIdentityEvent({ ...event, type: 'cognito.login.attempted.v1' })).toBe(false);
});

test('no text makes it throw', () => {
  const almost = fc
    .tuple(fc.constantFrom(...Object.keys(event)), fc.jsonValue())
    .map(([name, value]) => JSON.stringify({ ...event, [name]: value }));
  const cut = fc.nat({ max: JSON.stringify(event).length }).map((end) => JSON.stringify(event).slice(0, end));

  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), almost, cut), (text) => {
      const answer = readEvent(text);
      expect('event' in answer || 'problem' in answer).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
