import { UsageError } from '../../../../platform/usage-error.ts';
import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { select, type Selection } from '../../../../replay/selection/select.ts';
import { aQueueMessage, deadLetterAttributes } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const event = anEvent({ id: 'e-1', subject: 'ann', time: '2026-11-24T03:12:45.123Z' });
const message = aQueueMessage({
  messageId: 'm-1',
  body: JSON.stringify(event),
  attributes: deadLetterAttributes('INVALID_RECORD'),
});
const now = () => new Date('2026-11-24T06:00:00Z');
const isMeant = (options: Selection) => select(options, now)(parseMessage(message, 'event'));

test.each<[Selection]>([
  [{}],
  [{ type: ['cognito.login.*'] }],
  [{ type: ['nothing', 'cognito.login.succeeded.v1'] }],
  [{ reason: ['INVALID_RECORD'] }],
  [{ subject: 'ann' }],
  [{ since: '2026-11-24T03:12:45.123Z', until: '2026-11-24T04:00:00+00:00' }],
  [{ since: '3h' }],
  [{ since: '2026-11-24' }],
  [{ until: '2h' }],
  [{ since: '12h', until: '2050-01-01T00:00Z' }],
  [{ since: '2000-01-01', until: '1h' }],
  [{ id: ['e-1'] }],
  [{ id: ['x', 'm-1'] }],
  [{ where: "data.username == 'ann'" }],
  [{ where: "length('')" }],
  [{ where: 'keys(data)' }],
  [{ where: 'data' }],
  [{ where: "starts_with(data.triggerSource, 'PostAuth') && data.newDevice == `null`" }],
])('%j means the event', (options) => {
  expect(isMeant(options)).toBe(true);
});

test.each<[Selection]>([
  [{ type: ['cognito.login'] }],
  // A point is a point.
  [{ type: ['cognito-login*', 'cognitoxlogin.succeeded.v1'] }],
  [{ reason: ['NOT_JSON'] }],
  [{ subject: 'an' }],
  [{ since: '2026-11-24T03:12:45.124Z' }],
  [{ until: '2026-11-24T03:12:45.123Z' }],
  [{ since: '30m' }],
  [{ id: ['e-2'] }],
  [{ where: "data.username == 'bob'" }],
  [{ where: 'data.missing' }],
  [{ where: "keys(data)[?@ == 'nope']" }],
  [{ where: '`{}`' }],
  [{ where: "''" }],
  // A function that does not accept the value.
  [{ where: 'abs(data.username) == `1`' }],
  [{ type: ['cognito.login.*'], subject: 'bob' }],
])('%j does not mean it', (options) => {
  expect(isMeant(options)).toBe(false);
});

test('matches invalid JSON with no time and no expression', () => {
  const broken = parseMessage(aQueueMessage({ body: '{"half' }), 'event');

  expect(select({ since: '7d' }, now)(broken)).toBe(false);
  expect(select({ where: '!data' }, now)(broken)).toBe(false);
  expect(select({}, now)(broken)).toBe(true);
});

test.each<[Selection, RegExp]>([
  [{ since: 'yesterday' }, /^--since needs a time such as .*; it is "yesterday"/],
  [{ until: '5' }, /^--until needs a time/],
  ...['30mm', 'x30m', '30m ', '', '2026-11-24 03:00', '2026-11-24T03:00:00', 'on 2026-11-24', '2026-11-24T03:00:00Zx']
    .concat('2026-02-30', '2026-02-30T00:00:00Z', '2026-11-24T25:00:00Z', '2026-11-24T3 pm Z', '1e3d')
    .map((until): [Selection, RegExp] => [{ until }, /^--until needs a time/]),
  [{ where: 'data.[' }, /^--where "data\.\[" is not a JMESPath expression/],
])('refuses %j with a sentence', (options, said) => {
  expect(() => select(options, now)).toThrow(UsageError);
  expect(() => select(options, now)).toThrow(said);
});

test('reads the clock once, when the first message arrives', () => {
  let asked = 0;
  const matches = select({ since: '3h' }, () => {
    asked += 1;
    return now();
  });

  expect(asked).toBe(0);
  expect([1, 2].map(() => matches(parseMessage(message, 'event')))).toEqual([true, true]);
  expect(asked).toBe(1);
});

test('selects every event for a span that begins before 1970', () => {
  expect(isMeant({ since: '99999999999999999999d' })).toBe(true);
  expect(isMeant({ until: '99999999999999999999d' })).toBe(false);
});

test('a message that has no type is of no type', () => {
  const read = parseMessage(aQueueMessage({ body: '{"half' }), 'event');

  expect(select({ type: ['cognito.*'] }, now)(read)).toBe(false);
  expect(select({ type: ['*'] }, now)(read)).toBe(true);
});
