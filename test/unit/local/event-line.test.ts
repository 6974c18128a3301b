import { catalog } from '../../../contracts/catalog.ts';
import { describeEvent, heading } from '../../../local/event-line.ts';
import type { TopicRecord } from '../../../local/rig/topic-reader.ts';
import { anEvent } from '../../given/builders/an-event.ts';

const aRecord = (value = JSON.stringify(anEvent()), over: Partial<TopicRecord> = {}): TopicRecord => ({
  partition: 2,
  offset: '17',
  key: null,
  value,
  headers: {},
  arrivedAt: 1000,
  ...over,
});

const aCall = { username: 'ann', calledAt: 958 };

const columnOf = (title: string): number => heading().trimStart().indexOf(title);

test('a line has the time, type, user, partition, offset and delay of the event', () => {
  const line = describeEvent(aRecord(), aCall);

  expect(line.split(/ {2,}/)).toEqual(['03:12:45.123', 'cognito.login.succeeded.v1', 'ann', '2/17', '42']);
});

test('each part is under its heading', () => {
  const line = describeEvent(aRecord(), aCall);

  expect(columnOf('TIME')).toBe(0);
  expect(line.indexOf('cognito.')).toBe(columnOf('TYPE'));
  expect(line.indexOf('ann')).toBe(columnOf('USER'));
  expect(line.indexOf('2/17')).toBe(columnOf('PARTITION/OFFSET'));
  expect(line.indexOf('42')).toBe(columnOf('MS FROM THE CALL'));
});

test('the longest type of the catalog fits between its heading and the next', () => {
  const longest = Math.max(...catalog.map((schema) => schema.properties.type.const.length));

  expect(columnOf('TYPE') + longest).toBeLessThan(columnOf('USER'));
});

test('an event of which nobody knows the call has no time on its way', () => {
  expect(describeEvent(aRecord(), undefined).trimEnd()).toMatch(/ 2\/17$/);
});

test('the user comes from the call where the record does not name one', () => {
  const data = { ...anEvent().data, username: undefined };
  const value = JSON.stringify(anEvent({ data }));

  expect(describeEvent(aRecord(value), { username: 'ben', calledAt: 0 })).toContain(' ben ');
});

test('an event without a user leaves the place of the user empty', () => {
  const data = { ...anEvent().data, username: undefined };
  const line = describeEvent(aRecord(JSON.stringify(anEvent({ data }))), undefined);

  expect(line.trimEnd().split(/ {2,}/)).toEqual(['03:12:45.123', 'cognito.login.succeeded.v1', '2/17']);
  expect(line.indexOf('2/17')).toBe(columnOf('PARTITION/OFFSET'));
});

test.each([
  ['NOT_JSON', '{'],
  ['NOT_A_CLOUD_EVENT', '{}'],
  ['UNKNOWN_TYPE', JSON.stringify({ ...anEvent(), type: 'cognito.login.guessed.v1' })],
])('a record that is no event is shown by what is wrong and its place: %s', (problem, value) => {
  expect(describeEvent(aRecord(value), undefined).trim().split(/ {2,}/)).toEqual([`(no event: ${problem})`, '2/17']);
});
