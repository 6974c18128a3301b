import { causesOf } from '../../../platform/error-causes.ts';

test('yields the error and its causes, from the outermost on', () => {
  const inner = Object.assign(new Error('inner'), { code: 'ECONNREFUSED' });
  const outer = new Error('outer', { cause: inner });

  expect([...causesOf(outer)]).toEqual([outer, inner]);
  expect([...causesOf(outer)].map(({ code }) => code)).toEqual([undefined, 'ECONNREFUSED']);
});

test.each([['text'], [undefined], [null], [{ message: 'like an error' }]])('ends at %j', (value) => {
  const error = new Error('outer', { cause: value });

  expect([...causesOf(value)]).toEqual([]);
  expect([...causesOf(error)]).toEqual([error]);
});

test('yields ten errors for an error that is its own cause', () => {
  const circle = new Error('circle');
  circle.cause = circle;

  expect([...causesOf(circle)]).toHaveLength(10);
});
