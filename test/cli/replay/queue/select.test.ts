import { UsageError } from '../../../../cli/command.ts';
import { readLetter } from '../../../../cli/replay/queue/read-letter.ts';
import { select, type Selection } from '../../../../cli/replay/queue/select.ts';
import { aLetter, parkedBy } from '../../../builders/a-letter.ts';
import { anEvent } from '../../../builders/an-event.ts';

const event = anEvent({ id: 'e-1', subject: 'ann', time: '2026-11-24T03:12:45.123Z' });
const letter = aLetter({ messageId: 'm-1', body: JSON.stringify(event), attributes: parkedBy('INVALID_RECORD') });
const now = new Date('2026-11-24T06:00:00Z');
const isMeant = (options: Selection) => select(options, now)(readLetter(letter, 'event'));

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
  [{ id: ['e-1'] }],
  [{ id: ['x', 'm-1'] }],
  [{ where: "data.username == 'ann'" }],
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
  // A function that does not take what stands there.
  [{ where: 'abs(data.username) == `1`' }],
  [{ type: ['cognito.login.*'], subject: 'bob' }],
])('%j does not mean it', (options) => {
  expect(isMeant(options)).toBe(false);
});

test('what is no JSON is in no span of time, and no expression holds for it', () => {
  const broken = readLetter(aLetter({ body: '{"half' }), 'event');

  expect(select({ since: '7d' }, now)(broken)).toBe(false);
  expect(select({ where: '!data' }, now)(broken)).toBe(false);
  expect(select({}, now)(broken)).toBe(true);
});

test.each<[Selection, RegExp]>([
  [{ since: 'yesterday' }, /^--since needs a time such as .*; it is "yesterday"/],
  [{ until: '5' }, /^--until needs a time/],
  [{ where: 'data.[' }, /^--where "data\.\[" is no JMESPath expression/],
])('%j is refused in words', (options, said) => {
  expect(() => select(options, now)).toThrow(UsageError);
  expect(() => select(options, now)).toThrow(said);
});
