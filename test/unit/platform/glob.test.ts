import fc from 'fast-check';
import { glob } from '../../../platform/glob.ts';

/** The same by a regular expression, which takes much longer. */
const byRegExp = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`).replaceAll('*', '[^]*')}$`);

test('matches the same texts as a regular expression', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n', '*'), maxLength: 12 });
  fc.assert(fc.property(few, few, (pattern, text) => glob(pattern)(text) === byRegExp(pattern).test(text)));
});

test.each(['*login*failed*ok', `*${'a*'.repeat(50)}b`])('matches %s on a long text without delay', (pattern) => {
  const text = `${'loginfailed'.repeat(20_000)}${'a'.repeat(50_000)}\n`;
  const begin = performance.now();

  expect(glob(pattern)(text)).toBe(false);
  expect(performance.now() - begin).toBeLessThan(500);
});

test.each([
  ['a*b', 'ab', true],
  ['a*b', 'a', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*a*', 'bab', true],
  ['a*bc*c', 'abc', false],
  ['a*bc*c', 'abcc', true],
  ['a*b*b', 'ab', false],
  ['a*bb*b', 'abbb', true],
  ['*ab*ab*', 'abxab', true],
  ['*ab*ab*', 'abab', true],
  ['*ab*ab*', 'aba', false],
  ['ab*', 'xab', false],
  ['*ab', 'abx', false],
  ['ab', 'abx', false],
])('matches %j on %j: %s', (pattern, text, isMatch) => {
  expect(glob(pattern)(text)).toBe(isMatch);
});
