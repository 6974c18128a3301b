import { receivedFromBus } from '../../../../live/aws/bus-message.ts';

test('takes the event and the time at which the bus accepted it', () => {
  const body = '{"publishedAt":"2026-11-24T10:00:00.250Z","event":{"id":"1","data":{}}}';

  expect(receivedFromBus(body, 5)).toEqual({
    text: '{"id":"1","data":{}}',
    consumedMs: 5,
    publishedMs: Date.parse('2026-11-24T10:00:00.250Z'),
  });
});

test.each([
  ['a time that is not one', '{"publishedAt":"soon","event":{}}', '{}'],
  ['no time', '{"event":{}}', '{}'],
])('has no time of the bus with %s', (_case, body, text) => {
  expect(receivedFromBus(body, 5)).toEqual({ text, consumedMs: 5 });
});

test.each(['hello', '[]', '{"id":"1"}'])('shows the message %s as it is', (body) => {
  expect(receivedFromBus(body, 5)).toEqual({ text: body, consumedMs: 5 });
});
