import fc from 'fast-check';
import { jsonDocuments } from '../../../cli/json-documents.ts';

test.each([
  ['one value', '{"a":1}', [{ value: { a: 1 }, line: 1 }]],
  ['one value over several lines', '\n\n{\n "a": 1\n}\n', [{ value: { a: 1 }, line: 3 }]],
  ['a byte order mark', '\uFEFF[1]', [{ value: [1], line: 1 }]],
  [
    'one value a line',
    '{"a":1}\n\n{"b":2}\r\n',
    [
      { value: { a: 1 }, line: 1 },
      { value: { b: 2 }, line: 3 },
    ],
  ],
  ['text alone', '"text"', [{ value: 'text', line: 1 }]],
  ['nothing', '', []],
  ['blanks', ' \n\t\n', []],
])('%s is read', (_what, text, documents) => {
  expect(jsonDocuments(text)).toEqual({ documents, faults: [] });
});

test.each([
  ['a trailing comma', '{"a":1,}', { line: 1, column: 8 }],
  ['a word', 'hello', { line: 1, column: 1 }],
  ['a value cut off', '{\n "a": [1,\n', { line: 3, column: 1 }],
  ['a comma missing', '{\n  "a": 1\n  "b": 2\n}', { line: 3, column: 3 }],
  ['two values on one line', '{"a":1} {"b":2}', { line: 1, column: 9 }],
])('%s is a fault with its place', (_what, text, place) => {
  expect(jsonDocuments(text)).toEqual({ documents: [], faults: [place] });
});

test.each([
  ['third', '{"a":1}\n{"b":2}\n{"c" 3}\n', [1, 2], [{ line: 3, column: 6 }]],
  ['first', 'START\n{"a":1}\n\n{"b":2}', [2, 4], [{ line: 1, column: 1 }]],
  [
    'second and last',
    '1\n{\n{"a":1}\n]',
    [1, 3],
    [
      { line: 2, column: 2 },
      { line: 4, column: 1 },
    ],
  ],
])('reads the other lines if the %s line is not JSON', (_what, text, read, faults) => {
  const { documents, faults: found } = jsonDocuments(text);

  expect([documents.map(({ line }) => line), found]).toEqual([read, faults]);
});

test('reads any values that are one per line, with any blank lines', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.jsonValue(), fc.nat({ max: 2 })), { minLength: 1 }), (values) => {
      const text = values.map(([value, blanks]) => JSON.stringify(value) + '\n'.repeat(blanks + 1)).join('');
      const { documents, faults } = jsonDocuments(text);

      expect(faults).toEqual([]);
      expect(documents.map(({ value }) => JSON.stringify(value))).toEqual(
        values.map(([value]) => JSON.stringify(value)),
      );
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.nat(), (text, end) => {
      expect(() => jsonDocuments(text.slice(0, end))).not.toThrow();
    }),
  );
});
