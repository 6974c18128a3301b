import { changeOf } from '../../../../replay/messages/edited.ts';
import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const event = anEvent();
const text = JSON.stringify(event);
const old = parseMessage(aQueueMessage({ body: text }), 'event');
const edited = JSON.stringify({ ...event, time: '2026-11-24T03:12:46.000Z' });

test.each([
  ['an added line feed', `${text}\n`],
  ['other white space between members', JSON.stringify(event, null, 2)],
])('treats an event with %s as unchanged', (_change, written) => {
  expect(changeOf(old, written, 'event')).toEqual({ same: true });
});

test.each([
  ['a space', 'ann  bee'],
  ['an escaped quotation mark', 'ann " bee'],
])('treats an event with %s in a string as changed', (_change, username) => {
  const named = (name: string): string => JSON.stringify({ ...event, data: { ...event.data, username: name } });
  const before = parseMessage(aQueueMessage({ body: named(username) }), 'event');

  expect(changeOf(before, named(username), 'event')).toEqual({ same: true });
  expect(changeOf(before, named(username.replace(/\s+/, '')), 'event')).toHaveProperty('edited');
});

test('returns the edited event without the white space around it', () => {
  const change = changeOf(old, `\n ${edited}\n`, 'event');

  expect(change).toMatchObject({ edited: { eventText: edited, id: event.id, state: 'replayable' } });
});

test('accepts any id if the text had none, because it was not an event', () => {
  const broken = parseMessage(aQueueMessage({ body: '{"half' }), 'event');

  expect(changeOf(broken, text, 'event')).toMatchObject({ edited: { id: event.id } });
});

test.each([
  ['an empty file', ' \n', 'The file is empty.'],
  [
    'another id',
    JSON.stringify(anEvent()),
    `The id has changed from ${event.id}: consumers would treat it as another event.`,
  ],
  ['text that is not JSON', '{"half', 'The edited text is not an event of the catalog: NOT_JSON.'],
])('refuses %s', (_change, written, refused) => {
  expect(changeOf(old, written, 'event')).toEqual({ refused });
});

test('names the property of an event that does not match its schema', () => {
  const { refused } = changeOf(old, JSON.stringify({ ...event, time: 'noon' }), 'event') as { refused: string };

  expect(refused).toMatch(/^The edited text is not an event of the catalog: SCHEMA_VIOLATED\. .*time/);
});

test('refuses a CloudTrail record and an encrypted event', () => {
  const detail = { 'kms-key-arn': 'key', 'event-bus-arn': 'bus', 'encrypted-payload': 'AAAA' };
  const body = JSON.stringify({ source: 'aws.events', 'detail-type': 'Encrypted Events', detail });
  const encrypted = parseMessage(aQueueMessage({ body }), 'envelope');

  expect(changeOf(old, edited, 'cloudtrail-record')).toEqual({
    refused: 'A CloudTrail record is evidence and cannot be edited.',
  });
  expect(changeOf(encrypted, edited, 'envelope')).toEqual({
    refused: expect.stringMatching(/^The event is encrypted\./) as string,
  });
});
