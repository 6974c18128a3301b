import { setImmediate as turn } from 'node:timers/promises';
import { oneAtATime } from '../../../../cli/replay/queue/one-at-a-time.ts';

test('calls that arrive during a call go together in the next one, each with its own results', async () => {
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

test('a call that rejects rejects for those whose items it had, and the next one goes on', async () => {
  const work = oneAtATime(async (items: readonly string[]) => {
    await turn();
    if (items.includes('bad')) throw new Error('refused');
    return items;
  });

  const outcomes = await Promise.allSettled([work(['first']), work(['bad']), work(['with it'])]);

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await work(['last'])).toEqual(['last']);
});
