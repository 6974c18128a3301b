import fc from 'fast-check';
import { logLine } from '../../../../contracts/log-line.ts';
import { toExportLine } from '../../../../replay/messages/export-line.ts';
import { lineFaults, readLine } from '../../../../replay/messages/read-line.ts';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anyText } from '../../../given/builders/any-text.ts';

const message = aQueueMessage({ attributes: texts({ reason: 'A' }) });
const exported = JSON.parse(toExportLine(message, 'dead-letters')) as Record<string, unknown>;
const changed = (over: Record<string, unknown>): string => JSON.stringify({ ...exported, ...over });
const sent = { queue: 'dead-letters', message: { ...message, handle: '', receiveCount: 0 } };

test('reads any body and attributes of an export line unchanged', () => {
  const text = fc.oneof(
    anyText(),
    fc.string({ unit: fc.constantFrom('\ud800', '\udc00', '\0', '\r', '\n', '\u2028', '\ufeff', '"') }),
  );
  const attribute = fc.oneof(
    fc.record({ DataType: fc.constantFrom('String', 'Number', 'String.custom'), StringValue: text }),
    fc.record({ DataType: fc.constantFrom('Binary', 'Binary.gzip'), BinaryValue: fc.uint8Array() }),
  );
  const name = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'reason'), fc.stringMatching(/^[\w.-]{1,20}$/));
  fc.assert(
    fc.property(text, fc.array(fc.tuple(name, attribute), { maxLength: 10 }), (body, pairs) => {
      const attributes = Object.fromEntries(pairs);
      const line = toExportLine(aQueueMessage({ body, attributes }), 'dead-letters');
      expect(line).not.toMatch(/[\n\r]/);
      const read = readLine(Buffer.from(line).toString());
      expect(read).toMatchObject({ queue: 'dead-letters', message: { body } });
      const given = typeof read === 'object' && 'message' in read ? read.message.attributes : {};
      expect(Object.entries(given)).toEqual(Object.entries(attributes));
    }),
  );
});

test.each([
  ['other order', JSON.stringify(Object.fromEntries(Object.entries(exported).reverse()))],
  ['more space', JSON.stringify(exported).replaceAll('{"', '{ "').replaceAll('":"', '" : "')],
  ['a carriage return at its end', `${JSON.stringify(exported)}\r`],
  ['a byte order mark', `\uFEFF${JSON.stringify(exported)}`],
  ['one member more', changed({ note: 1 })],
])('reads an export line with %s', (_what, line) => {
  expect(readLine(line)).toEqual(sent);
});

const { message: noMessage, json, event, unknown } = lineFaults;
test.each([
  ['an attribute that is null', changed({ attributes: { reason: null } }), noMessage],
  ['an attribute without a value', changed({ attributes: { reason: { dataType: 'String' } } }), noMessage],
  ['an attribute without a type', changed({ attributes: { reason: { stringValue: 'A' } } }), noMessage],
  [
    'a value that is no base64',
    changed({ attributes: { raw: { dataType: 'Binary', binaryValue: 'a*==' } } }),
    noMessage,
  ],
  [
    'an attribute of two values',
    changed({ attributes: { a: { dataType: 'String', stringValue: 'A', binaryValue: 'AA==' } } }),
    noMessage,
  ],
  ['attributes as a list', changed({ attributes: [] }), noMessage],
  ['attributes as null', changed({ attributes: null }), noMessage],
  ['a body that was parsed', changed({ body: {} }), noMessage],
  ['no queue', changed({ queue: undefined }), noMessage],
  ['half of it', JSON.stringify(exported).slice(0, 60), json],
  ['half of it, and another', `${JSON.stringify(exported).slice(0, 60)}${JSON.stringify(exported)}`, json],
])('reports an export line with %s as broken', (_what, line, broken) => {
  expect(readLine(line)).toEqual({ broken });
});

test.each([
  '{',
  '}',
  '"queue": "dead-letters",',
  '"attributes": {},',
  '[{"queue":1}]',
  '[]',
  '{}',
  'null',
  '"text"',
  '17',
  '{"type":"my-platform.report"}',
  '{"queue":"dead-letters"}',
])('reads %s as neither an export line nor a log line', (line) => {
  expect(readLine(line)).toBe('unknown');
});

test('reads an event by itself as neither an export line nor a log line', () => {
  expect(readLine(JSON.stringify(anEvent()))).toBe('unknown');
});

test.each(['{"queue', '{ "queue'])('reports %s as JSON that is cut off', (line) => {
  expect(readLine(line)).toEqual({ broken: lineFaults.json });
});

const published = anEvent();
const unpublished = logLine({ level: 'error', message: 'event not published', code: 'TIMEOUT', event: published });
const time = '2026-11-24T03:12:45.321Z';
test.each([
  ['as the function writes it', unpublished],
  ['after a time', `${time} ${unpublished}`],
  ['after a time and a log stream', `${time} 2026/11/24/[$LATEST]abc ${unpublished}`],
  ['as the message of a log event', JSON.stringify({ timestamp: 1, message: `${unpublished}\n`, ingestionTime: 2 })],
  ['as the @message of a query result', JSON.stringify({ '@timestamp': time, '@message': unpublished })],
])('finds the event in a log line %s', (_form, line) => {
  expect(readLine(line)).toMatchObject({
    unpublished: { body: JSON.stringify(published), attributes: texts({ reason: 'TIMEOUT' }) },
  });
});

test.each([
  ['without its end', unpublished.slice(0, -30), json],
  ['without its end, after a time', `${time} ${unpublished.slice(0, 60)}`, json],
  ['without its event', unpublished.slice(0, 45), json],
  ['without its end, as a message', JSON.stringify({ message: unpublished.slice(0, -30) }), json],
  ['as a line of indented JSON', `"message": ${JSON.stringify(unpublished)},`, json],
  ['as CSV', `1732417965321,"${unpublished.replaceAll('"', '""')}"`, json],
  ['without an event', logLine({ level: 'error', message: 'event not published' }), event],
  ['with a string as event', JSON.stringify({ message: 'event not published', event: 'gone' }), event],
  ['in a list of lines as a message', JSON.stringify({ message: [unpublished] }), event],
  ['inside of another object', JSON.stringify({ log: JSON.parse(unpublished) as unknown }), event],
])('reports a log line %s as broken', (_form, line, broken) => {
  expect(readLine(line)).toEqual({ broken });
});

test.each([
  ["Lambda's own", 'START RequestId: 8f2b6c1e Version: 1'],
  ['with a time before it', `${time} anything at all`],
  ['with a time before an object', `${time} {"a":1}`],
  ['of another message', logLine({ level: 'info', message: 'events delivered' })],
  ['of the platform', JSON.stringify({ time, type: 'platform.report', record: {} })],
  ['with a level', JSON.stringify({ level: 'INFO' })],
  ['with an object as message', JSON.stringify({ message: { an: 'object' } })],
  ['with a message that is empty', JSON.stringify({ message: '' })],
])('reads a log line %s as one without an event', (_form, line) => {
  expect(readLine(line)).toBe('log');
});

test('reads a line without content as blank, and reports one that is not text', () => {
  expect([readLine(' \r'), readLine({ unreadable: 'not UTF-8' })]).toEqual(['blank', { broken: 'not UTF-8' }]);
  expect(unknown).toContain('jq');
});

test('reads an event of the log without a reason', () => {
  const event = anEvent();
  const read = readLine(JSON.stringify({ message: 'event not published', event }));

  expect(read).toMatchObject({ unpublished: { body: JSON.stringify(event), attributes: {} } });
});

test('keeps a reason of the log that is not a string as JSON', () => {
  const read = readLine(JSON.stringify({ message: 'event not published', code: { a: 1 }, event: anEvent() }));

  expect(read).toMatchObject({ unpublished: { attributes: texts({ reason: '{"a":1}' }) } });
});
