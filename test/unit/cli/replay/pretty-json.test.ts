import { prettyJson } from '../../../../cli/replay/pretty-json.ts';

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test('changes only the white space, and no digit of a number', () => {
  expect(prettyJson('{"a":9007199254740993,"b":[1.10]}')).toBe(
    '{\n  "a": 9007199254740993,\n  "b": [\n    1.10\n  ]\n}',
  );
});

test.each([
  ['50 levels', nested(50)],
  ['many lists next to each other', `[${Array(60).fill('[]').join()}]`],
  ['many objects next to each other', `[${Array(60).fill('{"a":1}').join()}]`],
  ['brackets in a string', `["${'[{'.repeat(60)}"]`],
  ['brackets after an escaped quotation mark', `["\\"${'[{'.repeat(60)}"]`],
  ['brackets after an escaped backslash', `["a\\\\", "${'[{'.repeat(60)}"]`],
])('formats JSON with %s', (_what, json) => {
  expect(prettyJson(json)).toContain('\n');
});

test.each([
  ['lists', nested(51)],
  ['objects', `${'{"a":'.repeat(51)}1${'}'.repeat(51)}`],
  ['lists after an empty string', `["",${nested(50)}]`],
])('leaves 51 levels of %s as they are, for their indentation is too long', (_what, json) => {
  expect(prettyJson(json)).toBe(json);
});
