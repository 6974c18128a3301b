import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { readLine } from '../../../../replay/messages/read-line.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';

// Files, logs and messages outlive the version that wrote them. Their names are written out here, so that a rename breaks a test.
const event = anEvent();
const body = JSON.stringify(event);

test('reads a line of an export that an earlier version wrote', () => {
  const attributes = `{"reason":{"dataType":"String","stringValue":"NOT_JSON"},"raw":{"dataType":"Binary","binaryValue":"AP8="}}`;
  const line = `{"queue":"dead-letters","messageId":"m-1","sentAt":"2026-11-24T03:12:47.500Z","body":"x","attributes":${attributes}}`;

  expect(readLine(line)).toEqual({
    queue: 'dead-letters',
    message: {
      messageId: 'm-1',
      handle: '',
      body: 'x',
      attributes: {
        reason: { DataType: 'String', StringValue: 'NOT_JSON' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
      },
      sentAt: new Date('2026-11-24T03:12:47.500Z'),
      receiveCount: 0,
    },
  });
});

test('reads a log line of an event that an earlier version did not publish', () => {
  const line = `{"level":"error","message":"event not published","code":"TIMEOUT","event":${body}}`;

  expect(readLine(line)).toMatchObject({
    unpublished: { body, attributes: { reason: { DataType: 'String', StringValue: 'TIMEOUT' } } },
  });
});

test.each([
  ['the forwarder', 'event', { reason: 'A', attempts: '3', failedAt: '2026-11-24T03:12:47Z' }, 'A', 3],
  ['the outbox function', 'event', { reason: 'A', attempts: '3', refusedAt: '2026-11-24T03:12:47Z' }, 'A', 3],
  ['a rule of EventBridge', 'envelope', { RULE_ARN: 'arn:r', ERROR_CODE: 'A', RETRY_ATTEMPTS: '5' }, 'A', 5],
  ['Lambda', 'cloudtrail-record', { ErrorCode: '200' }, '200', 0],
] as const)('reads the attributes of a message that %s dead-lettered', (_who, format, attributes, reason, attempts) => {
  const read = parseMessage(aQueueMessage({ body, attributes: texts(attributes) }), format);

  const deadLetteredAt = 'failedAt' in attributes || 'refusedAt' in attributes ? '2026-11-24T03:12:47Z' : undefined;
  expect([read.reason, read.attempts, read.deadLetteredAt]).toEqual([reason, attempts, deadLetteredAt]);
});
