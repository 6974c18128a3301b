import { toExportLine, parseExportLine } from '../../../../replay/messages/export-line.ts';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';

const message = aQueueMessage({ attributes: texts({ reason: 'A' }) });
const line = JSON.parse(toExportLine(message, 'dead-letters')) as Record<string, unknown>;
const read = (over: object) => parseExportLine(JSON.stringify({ ...line, ...over }));

test.each<[string, object]>([
  ['a queue that is no text', { queue: 7 }],
  ['a message id that is no text', { messageId: null }],
  ['a body that is no text', { body: {} }],
  ['no attributes', { attributes: undefined }],
  ['a list of attributes', { attributes: [] }],
  ['an attribute that is a text', { attributes: { reason: 'A' } }],
  ['an attribute without a type', { attributes: { reason: { stringValue: 'A' } } }],
  ['an attribute without a value', { attributes: { reason: { dataType: 'String' } } }],
  [
    'an attribute with both values',
    { attributes: { reason: { dataType: 'String', stringValue: 'A', binaryValue: 'QQ==' } } },
  ],
  ['a value that is no text', { attributes: { reason: { dataType: 'String', stringValue: 7 } } }],
  ['bytes that are not base64', { attributes: { reason: { dataType: 'Binary', binaryValue: 'Q*Q' } } }],
  ['one bad attribute among good ones', { attributes: { ...(line['attributes'] as object), other: null } }],
])('reads no message from a line with %s', (_what, over) => {
  expect(read({})).toBeDefined();
  expect(read(over)).toBeUndefined();
});

test.each(['', '{"queue":', '7', 'null', '[]', '"text"'])('reads no message from %j', (text) => {
  expect(parseExportLine(text)).toBeUndefined();
});

test.each([undefined, 'yesterday', {}])('reads a message that was sent at an unknown time: %j', (sentAt) => {
  expect(read({ sentAt })?.message.sentAt).toEqual(new Date(0));
});

test('keeps bytes as bytes', () => {
  expect(read({ attributes: { raw: { dataType: 'Binary', binaryValue: 'AP8=' } } })?.message.attributes).toEqual({
    raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
  });
});
