import { readBatch } from '../../../../kafka/records/read-batch.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const toEvents = () => 'events';

test('an event is a record: keyed by its subject, its text unchanged', () => {
  const event = anEvent({ subject: 'c2f58484' });
  const message = aMessage({ body: `  ${JSON.stringify(event, null, 1)}\n` });

  const { outgoing, rejected } = readBatch([message], toEvents);

  expect(rejected).toEqual([]);
  expect(outgoing).toMatchObject([{ message, record: { key: 'c2f58484', value: message.body } }]);
});

test('an event without a subject is a record without a key', () => {
  const body = JSON.stringify(anEvent({ subject: undefined }));

  expect(readBatch([aMessage({ body })], toEvents).outgoing).toMatchObject([{ record: { key: null, value: body } }]);
});

test.each([
  ['JSON that is cut off', '{"half": ', 'NOT_JSON'],
  ['an empty body', '', 'NOT_JSON'],
  ['another object', '{"hello":"world"}', 'NOT_A_CLOUD_EVENT'],
  ['an unknown type', JSON.stringify({ ...anEvent(), type: 'cognito.tea.made.v1' }), 'UNKNOWN_TYPE'],
  ['an invalid time', JSON.stringify({ ...anEvent(), time: 'noon' }), 'SCHEMA_VIOLATED'],
])('rejects %s forever', (_what, body, code) => {
  const message = aMessage({ body });

  const { outgoing, rejected } = readBatch([message], toEvents);

  expect(outgoing).toEqual([]);
  expect(rejected).toEqual([{ message, cause: expect.objectContaining({ code, retriable: false }) as object }]);
});

test('describes an invalid event without values from it', () => {
  const { rejected } = readBatch(
    [aMessage({ body: JSON.stringify({ ...anEvent(), time: 'ann@example.org' }) })],
    toEvents,
  );

  expect(rejected).toHaveLength(1);
  expect(rejected[0]?.cause.detail).toMatch(
    /^The event does not match the schema of its type\. time: found a string of 15 characters; allowed: .* Deploy /,
  );
  expect(JSON.stringify(rejected[0]?.cause)).not.toContain('ann@example.org');
});

test('the record goes to the topic of its type', () => {
  const { outgoing } = readBatch([aMessage()], (type) => `topic-of-${type}`);

  expect(outgoing).toMatchObject([{ record: { topic: 'topic-of-cognito.login.succeeded.v1' } }]);
});

test('every message is on one side, in the order of the batch', () => {
  const messages = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
    aMessage({ id, ...(index % 2 === 1 ? { body: 'poison' } : {}) }),
  );

  const { outgoing, rejected } = readBatch(messages, toEvents);

  expect(outgoing.map(({ message }) => message.id)).toEqual(['a', 'c', 'e']);
  expect(rejected.map(({ message }) => message.id)).toEqual(['b', 'd']);
});

test('an empty batch is empty', () => {
  expect(readBatch([], toEvents)).toEqual({ outgoing: [], rejected: [] });
});
