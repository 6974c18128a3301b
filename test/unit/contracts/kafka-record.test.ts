import { kafkaRecord } from '../../../contracts/kafka-record.ts';
import { anEvent } from '../../given/builders/an-event.ts';

test('the events of a user have the user for their key, so that they stay in order', () => {
  expect(kafkaRecord(anEvent({ subject: 'c2f58484' }), '{}', 'events').key).toBe('c2f58484');
});

test('an event without a subject has no key', () => {
  expect(kafkaRecord(anEvent({ subject: undefined }), '{}', 'events').key).toBeNull();
});

test('the value is the text from the queue, not the event serialized again', () => {
  const event = anEvent();
  const body = `  ${JSON.stringify(event, null, 1)}\n`;

  expect(kafkaRecord(event, body, 'events').value).toBe(body);
});

test('the topic is the one that was chosen', () => {
  expect(kafkaRecord(anEvent(), '{}', 'logins').topic).toBe('logins');
});

test('the headers say that the value is a CloudEvent in structured mode', () => {
  expect(kafkaRecord(anEvent(), '{}', 'events').headers).toEqual({
    'content-type': 'application/cloudevents+json; charset=UTF-8',
  });
});
