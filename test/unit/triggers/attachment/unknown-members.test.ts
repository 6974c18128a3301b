import { unknownMembers } from '../../../../triggers/attachment/unknown-members.ts';

test('returns the paths that the object lacks, at any depth', () => {
  const json = {
    Id: 'a',
    Policies: { Password: { Length: 8, Newer: 1 } },
    Schema: [{ Name: 'x' }, { Hidden: true }],
    New: {},
  };

  expect(unknownMembers(json, { Id: 'a', Policies: { Password: { Length: 8 } }, Schema: [{ Name: 'x' }, {}] })).toEqual(
    ['Policies.Password.Newer', 'Schema[1].Hidden', 'New'],
  );
});

test('nothing is unknown where both have the same members, whatever their values', () => {
  expect(
    unknownMembers({ Created: 17, Tags: { a: 'b' }, Domain: null }, { Created: new Date(), Tags: { a: 'b' } }),
  ).toEqual([]);
  expect(unknownMembers(undefined, undefined)).toEqual([]);
  expect(unknownMembers({ Items: [null, 1] }, { Items: [] })).toEqual([]);
});

test('names members of nested lists that the object lacks', () => {
  expect(unknownMembers({ Rows: [[{ Name: 'x' }]] }, { Rows: [] })).toEqual(['Rows[0][0].Name']);
});
