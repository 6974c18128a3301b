import { attributeText, bytesOf } from '../../../../replay/messages/queue-message.ts';

test('counts the body, and the name, type and value of each attribute', () => {
  const attributes = {
    reason: { DataType: 'String', StringValue: 'ä' },
    raw: { DataType: 'Binary', BinaryValue: new Uint8Array(5) },
  };

  expect(bytesOf({ body: 'body', attributes })).toBe(4 + ('reasonString'.length + 2) + ('rawBinary'.length + 5));
});

test('reads only own attributes, and only those with text', () => {
  const attributes = { reason: { DataType: 'String', StringValue: 'A' }, raw: { DataType: 'Binary' } };

  expect(['reason', 'raw', 'toString'].map((name) => attributeText({ attributes }, name))).toEqual([
    'A',
    undefined,
    undefined,
  ]);
});
