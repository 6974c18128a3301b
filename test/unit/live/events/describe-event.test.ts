import { canaryOf } from '../../../../contracts/canary.ts';
import { describeEvent, listed } from '../../../../live/events/describe-event.ts';
import type { ReceivedEvent } from '../../../../live/events/received-event.ts';
import { userNames } from '../../../../live/events/user-names.ts';
import { maxListedText } from '../../../../live/wire/arrived-event.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anExampleEvent } from '../../../given/builders/an-example-event.ts';

const described = (value: unknown, over: Partial<ReceivedEvent> = {}, names = userNames()) =>
  describeEvent({ text: typeof value === 'string' ? value : JSON.stringify(value), consumedMs: 9_000, ...over }, names);

test('reads the properties of an event, and its place', () => {
  const event = anEvent();
  const place = { topic: 'identity-events', partition: 2, offset: '17' };

  expect(described(event, { place })).toMatchObject({
    id: event.id,
    type: 'cognito.login.succeeded.v1',
    subject: event.subject,
    time: event.time,
    user: 'ann',
    source: 'trigger',
    ...place,
    text: JSON.stringify(event),
    bytes: JSON.stringify(event).length,
  });
});

test.each([
  ['trigger', anEvent(), {}],
  ['cloudtrail', anExampleEvent('cognito.logout.completed.v1'), {}],
  ['canary', canaryOf('0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10', '2026-11-24T03:12:45.123Z'), {}],
  ['replay', anEvent(), { replayed: 'true' }],
  ['trigger', anEvent(), { replayed: 'false' }],
])('the source is %s', (source, event, headers) => {
  expect(described(event, { headers })).toMatchObject({ source });
});

test('has the reason of a failed login', () => {
  expect(described(anExampleEvent('cognito.login.failed.v1')).reason).toMatch(/^[a-z_]+$/);
});

test('has each time that is known, and no other', () => {
  const event = anEvent({ time: '1970-01-01T00:00:01.000Z' });
  const headers = { 'queued-ms': '3000', 'received-ms': '4000' };

  expect(described(event, { headers, publishedMs: 2_000, acknowledgedMs: 5_000 }).times).toEqual({
    happened: 1_000,
    published: 2_000,
    queued: 3_000,
    received: 4_000,
    acknowledged: 5_000,
    consumed: 9_000,
  });
  expect(described('{}').times).toEqual({ consumed: 9_000 });
});

test.each(['', 'soon', 'NaN', 'Infinity', '-5', '0', '{}'])('ignores the time %j of a hostile header', (hostile) => {
  const headers = { 'queued-ms': hostile, 'received-ms': hostile };

  expect(described({}, { headers, acknowledgedMs: -1 }).times).toEqual({ consumed: 9_000 });
});

test.each([
  ['NOT_JSON', ''],
  ['NOT_JSON', '{'],
  ['NOT_JSON', '\u0000\u001b[2J'],
  ['NOT_A_CLOUD_EVENT', 'null'],
  ['NOT_A_CLOUD_EVENT', '[1,2]'],
  ['NOT_A_CLOUD_EVENT', '"text"'],
  ['NOT_A_CLOUD_EVENT', '{"type":"cognito.login.succeeded.v1"}'],
  ['UNKNOWN_TYPE', JSON.stringify({ ...anEvent(), type: 'cognito.login.guessed.v1' })],
  ['UNKNOWN_TYPE', JSON.stringify({ ...anEvent(), type: '__proto__' })],
  ['SCHEMA_VIOLATED', JSON.stringify({ ...anEvent(), data: [] })],
])('a text that is not an event has the problem %s: %j', (problem, text) => {
  const { source, ...rest } = described(text);

  expect([rest.problem, rest.text, source]).toEqual([problem, text, undefined]);
});

test('survives a text of 1 MiB that is nested as deep as it is long', () => {
  const text = '['.repeat(1_048_576);
  const event = described(text);

  expect([event.bytes, event.text.length, event.isCut]).toEqual([1_048_576, maxListedText, true]);
});

test('shows at most 256 characters of the properties that a text has', () => {
  const hostile = { id: 7, type: 'x'.repeat(300), subject: { a: 1 }, time: null, data: { username: true, reason: [] } };

  expect(described(hostile)).toMatchObject({ id: '7', type: 'x'.repeat(256), user: 'true' });
  expect(described(hostile)).toMatchObject({ subject: undefined, time: undefined, reason: undefined });
});

test('does not cut a character in two', () => {
  const face = '\u{1f600}';

  expect(described({ type: `x${face.repeat(200)}` }).type?.isWellFormed()).toBe(true);
  expect(listed(`x${face.repeat(maxListedText)}`).text.isWellFormed()).toBe(true);
});

test('a text of the maximum length is not cut', () => {
  const text = 'x'.repeat(maxListedText);

  expect([listed(text), listed(`${text}y`)]).toEqual([{ text }, { text, isCut: true }]);
});

test('an event of CloudTrail has the name that an earlier event of the user had', () => {
  const names = userNames();
  const login = anEvent();
  described(login, {}, names);
  const logout = { ...anExampleEvent('cognito.logout.completed.v1'), subject: login.subject };

  expect(described(logout, {}, names).user).toBe('ann');
});

test('a record that is not an event cannot rename a user', () => {
  const names = userNames();
  const login = anEvent();
  described(login, {}, names);
  const forged = { subject: login.subject, data: { username: 'mallory' } };
  expect(described(forged, {}, names).user).toBe('mallory');
  const logout = { ...anExampleEvent('cognito.logout.completed.v1'), subject: login.subject };

  expect(described(logout, {}, names).user).toBe('ann');
});
