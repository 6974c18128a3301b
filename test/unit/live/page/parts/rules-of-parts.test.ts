import { withCondition } from '../../../../../live/page/parts/dead-letters/with-condition.ts';
import { jobText } from '../../../../../live/page/parts/dead-letters/job-texts.ts';
import { keyTarget } from '../../../../../live/page/parts/events/key-target.ts';
import { isFailure, typeText } from '../../../../../live/page/parts/events/type-text.ts';
import { parseRoute, routeHref, type Route } from '../../../../../live/page/parts/frame/route.ts';
import { lagColumns, niceMax } from '../../../../../live/page/parts/lag/lag-columns.ts';
import { aJob } from '../../../../given/builders/a-dead-letter.ts';

test.each([
  ['ArrowDown', 6],
  ['ArrowUp', 4],
  ['PageDown', 9],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 9],
  ['Enter', undefined],
])('the key %s moves the focus from row 5 of 10 to %s', (key, row) => {
  expect(keyTarget(key, { row: 5, count: 10, page: 8 })).toBe(row);
});

test('no key moves the focus out of the list, or in an empty one', () => {
  expect(keyTarget('ArrowUp', { row: 0, count: 10, page: 8 })).toBe(0);
  expect(keyTarget('ArrowDown', { row: 9, count: 10, page: 8 })).toBe(9);
  expect(keyTarget('ArrowDown', { row: -1, count: 0, page: 8 })).toBeUndefined();
});

test.each<Route>([{ view: 'events' }, { view: 'dead-letters' }, { view: 'user', subject: 'a/b %41' }])(
  'the address has the view %j',
  (route) => {
    expect(parseRoute(routeHref(route))).toEqual(route);
  },
);

test.each(['', '#', '#/user', '#/user/', '#/elsewhere'])('the address %j is that of the events', (fragment) => {
  expect(parseRoute(fragment)).toEqual({ view: 'events' });
});

test('an address that is not encoded names its subject all the same', () => {
  expect(parseRoute('#/user/%zz')).toEqual({ view: 'user', subject: '%zz' });
});

test('shortens the types of this product only', () => {
  expect(typeText('cognito.login.failed.v1')).toBe('login.failed');
  expect(typeText('cognito.login.failed.v2')).toBe('cognito.login.failed.v2');
  expect(typeText(undefined)).toBe('');
  expect([isFailure('cognito.sign_up.denied.v1'), isFailure('cognito.login.succeeded.v1')]).toEqual([true, false]);
});

test('keeps conditions as lists where the command takes several, and drops empty ones', () => {
  expect(withCondition({ since: '2h' }, 'type', ' a, b,')).toEqual({ since: '2h', type: ['a', 'b'] });
  expect(withCondition({ type: ['a'] }, 'where', 'x == y')).toEqual({ type: ['a'], where: 'x == y' });
  expect(withCondition({ type: ['a'], since: '2h' }, 'type', ' ')).toEqual({ since: '2h' });
});

test('says how far a job is', () => {
  expect(jobText(aJob())).toBe('dry run: 2 messages');
  expect(jobText(aJob({ state: 'running', progress: { done: 1, total: 2_000 } }))).toBe('running, 1 of 2,000');
  expect(jobText(aJob({ state: 'dry-run', progress: { done: 7 } }))).toBe('dry run, 7');
  expect(
    jobText(aJob({ state: 'done', result: { matched: 1, types: {}, failed: {}, skipped: {}, reports: [] } })),
  ).toBe('done, 1 message sent');
});

test('leaves a gap in the chart where no event was delivered', () => {
  expect(
    lagColumns([
      { at: 5_000, p50: 1, p99: 2, perSecond: 3 },
      { at: 10_000, perSecond: 0 },
    ]),
  ).toEqual([
    [5, 10],
    [1, null],
    [2, null],
  ]);
});

test.each([
  [0, 10],
  [10, 10],
  [101, 200],
  [450, 600],
  [9_900, 10_000],
])('an axis up to %i ms ends at %i', (max, end) => {
  expect(niceMax(max)).toBe(end);
});
