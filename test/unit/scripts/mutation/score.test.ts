import type { Mutant } from '../../../../scripts/mutation/mutants.ts';
import { mutationScore } from '../../../../scripts/mutation/score.ts';

const aMutant = (more: Partial<Mutant> = {}): Mutant => ({
  file: 'forwarder/a.ts',
  line: 1,
  code: 'a > b',
  replacement: 'a >= b',
  isKilled: false,
  ...more,
});
const explanation = { file: 'forwarder/a.ts', code: 'a > b', replacements: ['a >= b'], why: 'Both end the loop.' };

test('counts killed mutants', () => {
  const mutants = [aMutant({ isKilled: true }), aMutant({ isKilled: true }), aMutant({ isKilled: true }), aMutant()];

  expect(mutationScore(mutants, [])).toMatchObject({ tested: 4, killed: 3, share: 0.75 });
});

test('scores 1 when no mutant was tested', () => {
  expect(mutationScore([], [explanation])).toEqual({ tested: 0, killed: 0, share: 1, unexplained: [], outdated: [] });
});

test('accepts a survivor that is explained, wherever its line is', () => {
  expect(mutationScore([aMutant({ line: 99 })], [explanation])).toMatchObject({ unexplained: [], outdated: [] });
});

test.each([
  ['another file', { file: 'forwarder/b.ts' }],
  ['other code', { code: 'a > c' }],
  ['another replacement', { replacement: 'true' }],
])('reports a survivor whose explanation is for %s', (_what, more) => {
  const mutant = aMutant(more);

  expect(mutationScore([mutant], [explanation]).unexplained).toEqual([mutant]);
});

test('accepts every replacement when the explanation names none', () => {
  const anyReplacement = { file: explanation.file, code: explanation.code, why: explanation.why };

  expect(mutationScore([aMutant({ replacement: 'true' })], [anyReplacement]).unexplained).toEqual([]);
});

test('reports an explanation that no survivor needs, of tested files only', () => {
  const elsewhere = { ...explanation, file: 'forwarder/b.ts' };

  expect(mutationScore([aMutant({ isKilled: true })], [explanation, elsewhere]).outdated).toEqual([explanation]);
});
