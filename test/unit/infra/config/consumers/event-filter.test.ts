import { filterProblems } from '../../../../../infra/config/consumers/event-filter.ts';
import { schemasOf } from '../../../../../infra/config/consumers/event-types.ts';

/** Path and allowed values of each mistake. */
const mistakes = (filter: unknown, types = 'cognito.login.*') =>
  filterProblems(filter, schemasOf(types), ['filter']).map(({ path, allowed }) => [path.join('.'), allowed]);

test.each([
  { subject: ['f39f1aa8-ba35-43bc-a16e-3ab0a9c49f14'] },
  { data: { reason: ['disabled', { prefix: 'too_' }], clientId: [{ 'anything-but': ['a'] }] } },
  { data: { userAttributes: { 'custom:plan': ['gold'] } } },
  { data: { userNotFound: [true], method: [null] } },
  { $or: [{ data: { reason: ['disabled'] } }, { subject: [{ exists: false }] }] },
])('taken: %j', (filter) => {
  expect(mistakes(filter)).toEqual([]);
});

test('a field that one of the events has is enough', () => {
  expect(mistakes({ data: { reason: ['disabled'] } }, 'cognito.login.*')).toEqual([]);
  expect(mistakes({ data: { reason: ['disabled'] } }, 'cognito.logout.*')).toHaveLength(1);
});

test('reports every mistake with its path and the existing fields', () => {
  const values = expect.stringContaining('a list of strings, numbers') as string;
  const filter = {
    user: ['ann'],
    data: { reasn: ['disabled'], clientId: [], method: [['local']], flow: [{ starts: 'USER' }] },
    $or: [{ subject: ['x'] }],
    time: 'now',
  };

  expect(mistakes(filter)).toEqual([
    ['filter.user', expect.stringMatching(/^one of these fields: specversion, id, type, .*, data$/)],
    ['filter.data.reasn', expect.stringMatching(/^one of these fields: .*\breason\b/)],
    ['filter.data.clientId', values],
    ['filter.data.method.0', values],
    ['filter.data.flow.0', values],
    ['filter.$or', 'a list of two filters or more'],
    ['filter.time', 'fields of the event, each with a list of allowed values'],
  ]);
});

test.each([[{}], ['data'], [null], [['data']]])('rejects %j as a filter', (filter) => {
  expect(mistakes(filter)).toEqual([['filter', 'fields of the event, each with a list of allowed values']]);
});

test('a text has no fields in it', () => {
  expect(mistakes({ subject: { name: ['ann'] } })).toEqual([
    ['filter.subject.name', 'a list, because the field has no fields of its own'],
  ]);
});
