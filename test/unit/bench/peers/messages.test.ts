import { readEvent } from '../../../../contracts/read-event.ts';
import { maxRecordBytes, mixedMessages, validMessages } from '../../../../bench/peers/measures/messages.ts';

/** The forwarder's own judgment of a body, as a kind. */
function kindOf(body: string): string {
  const read = readEvent(body);
  if ('problem' in read) return read.problem;
  return Buffer.byteLength(body) > maxRecordBytes ? 'MESSAGE_TOO_LARGE' : 'valid';
}

test('messages are of the kind that they are counted as', () => {
  const messages = mixedMessages(50, 10);

  expect(messages.map(({ body }) => kindOf(body))).toEqual(messages.map(({ kind }) => kind));
  expect(new Set(messages.map(({ kind }) => kind)).size).toBe(6);
});

test('an invalid message follows every tenth valid one', () => {
  const kinds = mixedMessages(20, 10).map(({ kind }) => kind === 'valid');

  expect(kinds.flatMap((isValid, index) => (isValid ? [] : [index]))).toEqual([10, 21]);
});

test('no two messages have the same body', () => {
  const bodies = [...mixedMessages(300, 3), ...validMessages(300)].map(({ body }) => body);

  expect(new Set(bodies).size).toBe(bodies.length);
});
