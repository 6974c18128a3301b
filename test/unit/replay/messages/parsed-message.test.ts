import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const parse = (body: unknown, format: 'event' | 'cloudtrail-record' = 'event', attributes = {}) =>
  parseMessage(aQueueMessage({ body: JSON.stringify(body), attributes: texts(attributes) }), format);

test('has no member for a fact that the message lacks', () => {
  const parsed = parse(anEvent());

  expect(parsed).not.toHaveProperty('problem');
  expect(parsed).not.toHaveProperty('deadLetteredAt');
});

test('reads only strings as id, type, subject and time', () => {
  const parsed = parse({ ...anEvent(), id: 7, subject: null, time: { at: 'noon' } });

  expect([parsed.id, parsed.type, parsed.subject, parsed.time]).toEqual([
    undefined,
    'cognito.login.succeeded.v1',
    undefined,
    undefined,
  ]);
  expect(Object.keys(parsed)).not.toContain('id');
});

test.each([
  ['violates the schema of its type', { ...anEvent(), time: 'noon' }, {}, 'invalid'],
  ['has the reason of a function', { order: 1 }, { reason: 'NOT_A_CLOUD_EVENT' }, 'invalid'],
  ['has the rule of EventBridge', { order: 1 }, { RULE_ARN: 'arn:rule' }, 'invalid'],
  ['has neither', { order: 1 }, {}, 'unrecognized'],
])('a message that is not an event and %s has a state', (_why, body, attributes, state) => {
  expect(parse(body, 'event', attributes).state).toBe(state);
});

test.each([
  ['aws.cognito-idp', 'cloudtrail-record'],
  ['aws.cognitoidentity', 'cloudtrail-record'],
  ['aws.s3', 'unrecognized'],
])('a record of the source %s in the audit queue is %s', (source, state) => {
  expect(parse({ source, detail: {} }, 'cloudtrail-record').state).toBe(state);
});

test.each([
  ['arn:queue', 'RECEIVED_TOO_OFTEN'],
  [undefined, 'UNKNOWN'],
])('the reason of a message without one, moved from %s, is %s', (movedFrom, reason) => {
  const message = aQueueMessage({ attributes: {}, ...(movedFrom === undefined ? {} : { movedFrom }) });

  expect(parseMessage(message, 'event').reason).toBe(reason);
});
