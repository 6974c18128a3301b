import { CommandFailed } from '../../../../platform/command-failed.ts';
import { UsageError } from '../../../../platform/usage-error.ts';
import { whereFilter } from '../../../../replay/selection/where-filter.ts';

const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

test.each([
  '@ == `1`',
  'a[]',
  'sort_by(@, &a)',
  'to_string(@)',
  "pad_left('x', `2000000000`)",
  "contains(a, 'x')",
  'a.a.b',
])('does not match %s with an event that is nested 20,000 deep', (where) => {
  expect(whereFilter(where)(nested(20_000))).toBe(false);
});

test.each(["length(pad_left('x', `3000000`))", "sort(split(pad_left('x', `3000000`), ''))", 'a[?a[?$.a[?$.a[?$.a]]]]'])(
  'ends %s, and names it',
  (where) => {
    const matches = whereFilter(where, 30);
    const event = { a: Array.from({ length: 60 }, () => ({ a: Array(60).fill(1) })) };

    expect(() => matches(event)).toThrow(CommandFailed);
    expect(() => matches(event)).toThrow(/^--where ".*" took longer than 0\.03 s for one event\. Use a simpler/);
  },
);

test.each([
  "data.name == 'ann'",
  'data.name == `"ann"` && data != `{"type":"Slice"}`',
  "starts_with(data.name, 'a') && !contains(data.name, `1`)",
])('runs %s without a time limit', (where) => {
  const matches = whereFilter(where, 0);

  expect([matches({ data: { name: 'ann' } }), matches({ data: { name: 'bob' } })]).toEqual([true, false]);
});

test.each([`${'('.repeat(20_000)}a${')'.repeat(20_000)}`, `a${'.a'.repeat(30_000)}`, `${'!'.repeat(50_000)}a`])(
  'explains why it refuses an expression that is nested too deep',
  (where) => {
    expect(() => whereFilter(where)).toThrow(UsageError);
    expect(() => whereFilter(where)).toThrow(/is not a JMESPath expression: it is nested too deep$/);
  },
);

test.each([
  "contains(data.name, join('', `[]`))",
  "data.name == 'ann' && sort(`[]`) == `[]`",
  'data.a[0] || data.name',
])('runs %s with a time limit, because one part of it can take long', (where) => {
  // Node does not accept a limit of 0 ms, and an expression that cannot be applied does not match.
  expect(whereFilter(where, 0)({ data: { name: 'ann' } })).toBe(false);
  expect(whereFilter(where)({ data: { name: 'ann' } })).toBe(true);
});
