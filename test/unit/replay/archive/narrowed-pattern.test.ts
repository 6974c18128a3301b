import { narrowedPattern } from '../../../../replay/archive/narrowed-pattern.ts';

const narrowed = (taken: unknown, types: readonly string[]): unknown => {
  const answer = narrowedPattern(
    JSON.stringify({ source: ['s'], 'detail-type': taken, detail: { a: [1] } }),
    types,
    'r',
  );
  return 'pattern' in answer ? (JSON.parse(answer.pattern) as unknown) : answer.problem;
};

test.each([
  ['a beginning of a wider beginning', [{ prefix: 'a.' }], ['a.b.*'], [{ prefix: 'a.b.' }]],
  ['a wider beginning', [{ prefix: 'a.b.' }], ['a.*'], [{ prefix: 'a.b.' }]],
  ['a whole type of a beginning', [{ prefix: 'a.' }], ['a.b'], ['a.b']],
  ['a beginning of whole types', ['a.b', 'a.c', 'b.c'], ['a.*'], ['a.b', 'a.c']],
  ['a whole type of whole types', ['a.b', 'a.c'], ['a.c'], ['a.c']],
  ['a type that two choices take, once', ['a.b', { prefix: 'a.' }], ['a.b'], ['a.b']],
  ['a rule without types', undefined, ['a.*', 'b'], [{ prefix: 'a.' }, 'b']],
])('%s', (_name, taken, types, chosen) => {
  expect(narrowed(taken, types)).toEqual({
    source: ['s'],
    'detail-type': chosen,
    detail: { a: [1] },
    'replay-name': ['r'],
  });
});

test.each([
  [[{ prefix: 'a.' }], ['b.*'], 'it matches no event of b.*'],
  [['a.b'], ['a'], 'it matches no event of a'],
  [[{ 'anything-but': 'a' }], ['a.*'], 'other matchers than names and prefixes'],
  [['a.b', { suffix: 'c' }], ['a.*'], 'other matchers than names and prefixes'],
  [[null], ['a.*'], 'other matchers than names and prefixes'],
  [[{ prefix: { 'equals-ignore-case': 'a' } }], ['a.*'], 'other matchers than names and prefixes'],
  [['a'], ['a.*.b'], '"a.*.b" is neither a whole type'],
  [['a'], ['*'], '"*" is neither a whole type'],
  [['a'], ['a**'], '"a**" is neither a whole type'],
  [['a'], ['a', ''], '"" is neither a whole type'],
])('%j and %j give nothing', (taken, types, problem) => {
  expect(narrowed(taken, types)).toContain(problem);
});
