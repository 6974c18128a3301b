import { catalog } from '../../../contracts/catalog.ts';
import { canaryOf } from '../../../contracts/canary.ts';
import { loginFailureReasons } from '../../../contracts/events/login.ts';
import { userNames } from '../../../live/events/user-names.ts';
import { describeEvent, describePayload, heading } from '../../../local/event-line.ts';
import { columnsOf } from '../../../local/fit-columns.ts';
import { anExampleEvent } from '../../given/builders/an-example-event.ts';
import { anEvent } from '../../given/builders/an-event.ts';

const happenedMs = Date.parse('2026-11-24T03:12:45.123Z');

const lineOf = (value: object | string, call?: { username: string; calledAt: number }, names = userNames()): string =>
  describeEvent(
    {
      text: typeof value === 'string' ? value : JSON.stringify(value),
      place: { topic: 'identity-events', partition: 2, offset: '17' },
      consumedMs: happenedMs + 42,
    },
    call,
    names,
  );

const columnOf = (title: string): number => heading().trimStart().indexOf(title);

test('a line has the time, type, user, partition, offset and delay of the event', () => {
  expect(lineOf(anEvent()).split(/ +/)).toEqual(['03:12:45.123', 'login.succeeded', 'ann', '2/17', '42']);
});

test('counts the milliseconds from the call, if it is known', () => {
  expect(lineOf(anEvent(), { username: 'ann', calledAt: happenedMs - 100 })).toMatch(/ 142$/);
});

test('each part is under its heading', () => {
  const line = lineOf(anEvent());

  expect(columnOf('TIME')).toBe(0);
  expect(line.indexOf('login.')).toBe(columnOf('TYPE'));
  expect(line.indexOf('ann')).toBe(columnOf('USER'));
  expect(line.indexOf('2/17')).toBe(columnOf('PLACE'));
});

test.each(catalog.map((schema) => schema.properties.type.const))('%s fits in a row of 80 characters', (type) => {
  const line = lineOf({ ...anEvent(), type, subject: 'b'.repeat(36), data: { username: 'x'.repeat(128) } });

  expect([line.length <= 80, heading().trim().length <= 80]).toEqual([true, true]);
});

test.each(loginFailureReasons)('shows the whole reason %s of a failed login', (reason) => {
  const failed = anExampleEvent('cognito.login.failed.v1') as { readonly data: object };

  expect(lineOf({ ...failed, data: { ...failed.data, reason } })).toContain(` login.failed ${reason} `);
});

test('an event of CloudTrail has the user that an earlier event of its subject had', () => {
  const names = userNames();
  const login = anEvent();
  lineOf(login, undefined, names);
  const logout = { ...anExampleEvent('cognito.logout.completed.v1'), subject: login.subject };

  expect(lineOf(logout, undefined, names)).toMatch(/ logout\.completed +ann +2\/17/);
});

test('the user comes from the call where no event names one', () => {
  const data = { ...anEvent().data, username: undefined };

  expect(lineOf(anEvent({ data }), { username: 'ben', calledAt: 0 })).toContain(' ben ');
});

test('marks a canary', () => {
  const canary = canaryOf('0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10', '2026-11-24T03:12:45.123Z');

  expect(lineOf(canary)).toContain(' (canary) ');
});

test.each([
  ['NOT_JSON', '{'],
  ['NOT_A_CLOUD_EVENT', '{}'],
  ['UNKNOWN_TYPE', JSON.stringify({ ...anEvent(), type: 'cognito.login.guessed.v1' })],
])('a record that is not an event is shown by its problem and its place: %s', (problem, value) => {
  expect(lineOf(value).trim().split(/ {2,}/)).toEqual([`(no event: ${problem})`, '2/17']);
});

const esc = '\u001b';

test.each([
  ['a long name', 'x'.repeat(128), 'xxxxxxx…'],
  ['wide characters', '漢字漢字漢字', '漢字漢… '],
  ['emoji', '😀😀😀😀😀', '😀😀😀… '],
  ['combining characters', 'e\u0301'.repeat(20), `${'e\u0301'.repeat(7)}…`],
  ['a control sequence', `${esc}[2Jann`, '\\u001b[…'],
  ['a new line', 'a\nb', 'a\\nb    '],
  ['bidirectional control', '\u202eann', '\\u202ea…'],
  ['a short name', 'ann', 'ann     '],
  ['a name of eight', 'annabell', 'annabell'],
])('a user with %s has eight columns', (_name, username, shown) => {
  const line = lineOf(anEvent({ data: { ...anEvent().data, username } }));

  expect(columnsOf(line)).toBe(80);
  expect(line).toContain(` ${shown} 2/17 `);
});

test('a record far back in a large partition leaves less room for the type', () => {
  const line = describeEvent(
    {
      text: JSON.stringify(anEvent({ time: '1970-01-01T00:00:01.000Z' })),
      place: { topic: 'identity-events', partition: 2_147_483_647, offset: '9223372036854775807' },
      consumedMs: happenedMs,
    },
    undefined,
    userNames(),
  );

  expect(columnsOf(line)).toBe(80);
  expect(line).toMatch(/ login\.succee… ann +2147483647\/9223372036854775807 +\d{13}$/);
});

test('indents each line of a payload, and shows what a terminal would obey', () => {
  expect(describePayload(`{\n${esc}[2J}`)).toBe('  {\n  \\u001b[2J}');
});
