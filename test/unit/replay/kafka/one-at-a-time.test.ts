import { setImmediate as turn } from 'node:timers/promises';
import { oneAtATime } from '../../../../replay/kafka/one-at-a-time.ts';

test('joins the calls that arrive during a call, each with its own results', async () => {
  const calls: (readonly number[])[] = [];
  const double = oneAtATime(async (items: readonly number[]) => {
    calls.push(items);
    await turn();
    return items.map((item) => 2 * item);
  });

  expect(await Promise.all([[1, 2], [3], [], [4, 5]].map(double))).toEqual([[2, 4], [6], [], [8, 10]]);
  expect(calls).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  expect(await double([6])).toEqual([12]);
});

test('rejects the callers of a failed call, and makes the next call', async () => {
  const work = oneAtATime(async (items: readonly string[]) => {
    await turn();
    if (items.includes('bad')) throw new Error('refused');
    return items;
  });

  const outcomes = await Promise.allSettled([work(['first']), work(['bad']), work(['with it'])]);

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await work(['last'])).toEqual(['last']);
});
