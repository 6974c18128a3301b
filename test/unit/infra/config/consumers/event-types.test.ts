import { catalog } from '../../../../../contracts/catalog.ts';
import { beginningOf, schemasOf, type EventTypes } from '../../../../../infra/config/consumers/event-types.ts';

const typesOf = (name: string): string[] => schemasOf(name).map(({ properties }) => properties.type.const);

test('a type means itself, and a beginning every type that begins so', () => {
  expect(typesOf('cognito.login.failed.v1')).toEqual(['cognito.login.failed.v1']);
  expect(typesOf('cognito.logout.*')).toEqual(['cognito.logout.completed.v1']);
  expect(typesOf('cognito.login.*').every((type) => type.startsWith('cognito.login.'))).toBe(true);
  expect(typesOf('cognito.*')).toHaveLength(catalog.length);
});

test.each(['', '*', '.*', 'cognito', 'cognito.login', 'cognito.log*', 'cognito.login.failed.v2', 'cognito.sign.*'])(
  'no event is meant by %j',
  (name) => {
    expect(schemasOf(name)).toEqual([]);
  },
);

test('a beginning ends with its dot, and a type has none', () => {
  expect(beginningOf('cognito.login.*')).toBe('cognito.login.');
  expect(beginningOf('cognito.login.failed.v1')).toBeUndefined();
});

test('the compiler knows the same names', () => {
  const names: EventTypes[] = ['cognito.*', 'cognito.login.*', 'cognito.login.failed.*', 'cognito.login.failed.v1'];
  // @ts-expect-error There is no second version of it.
  names.push('cognito.login.failed.v2');
  // @ts-expect-error A beginning ends at a dot.
  names.push('cognito.log*');

  expect(names.filter((name) => schemasOf(name).length === 0)).toEqual(['cognito.login.failed.v2', 'cognito.log*']);
});
