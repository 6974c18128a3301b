import fc from 'fast-check';
import { toBoolean, toObject, toText, objectIn, plainName, textMembers } from '../../../platform/coerce.ts';

test.each([
  ['text', 'text'],
  [' ', ' '],
  ['', undefined],
  [0, '0'],
  [1.5, '1.5'],
  [false, 'false'],
  [true, 'true'],
  [null, undefined],
  [undefined, undefined],
  [{}, undefined],
  [['a'], undefined],
])('the text of %j is %j', (value, text) => {
  expect(toText(value)).toBe(text);
});

test.each([
  [true, true],
  ['true', true],
  ['True', true],
  [false, false],
  ['false', false],
  ['FALSE', false],
  ['yes', undefined],
  [1, undefined],
  [0, undefined],
  ['', undefined],
  [null, undefined],
  [{}, undefined],
])('the flag of %j is %j', (value, flag) => {
  expect(toBoolean(value)).toBe(flag);
});

test.each([[null], [undefined], ['HIDDEN_DUE_TO_SECURITY_REASONS'], [7], [true], [['a']]])(
  'the members of %j are none',
  (value) => {
    expect(toObject(value)).toEqual({});
    expect(textMembers(value)).toEqual({});
  },
);

test('an object is itself', () => {
  const value = { a: 1 };

  expect(toObject(value)).toBe(value);
});

test('returns only the properties that are strings, numbers or booleans', () => {
  const value = { text: 'a', number: 0, flag: false, empty: '', none: null, unset: undefined, list: ['x'], nested: {} };

  expect(textMembers(value)).toEqual({ text: 'a', number: '0', flag: 'false' });
});

test('returns a string or nothing for any value', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(['string', 'undefined']).toContain(typeof toText(value));
      expect([true, false, undefined]).toContain(toBoolean(value));
      for (const member of Object.values(textMembers(value))) expect(member).toEqual(expect.stringMatching(/^.+$/s));
    }),
  );
});

test.each([
  ['SMS_MFA', 'SMS_MFA'],
  ['a'.repeat(64), 'a'.repeat(64)],
  ['a'.repeat(65), undefined],
  ['two words', undefined],
  ['', undefined],
  [{}, undefined],
])('the plain name in %j is %j', (value, name) => {
  expect(plainName(value)).toBe(name);
});

test.each([
  ['{"a":1}', { a: 1 }],
  ['["a"]', undefined],
  ['null', undefined],
  ['"text"', undefined],
  ['{"a":', undefined],
  ['', undefined],
])('objectIn returns for %s %j', (text, value) => {
  expect(objectIn(text)).toEqual(value);
});
