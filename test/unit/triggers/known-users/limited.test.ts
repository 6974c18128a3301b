import { limited } from '../../../../triggers/known-users/limited.ts';

/** Calls that end by hand; an odd number rejects. */
function aLimited(most: number) {
  const running = new Map<number, () => void>();
  const call = limited(most, (id: number) => {
    const ended = new Promise<void>((resolve) => void running.set(id, resolve));
    return ended.then(() => {
      running.delete(id);
      if (id % 2 === 1) throw new Error(`call ${id}`);
      return id;
    });
  });
  return { call, running };
}

test('runs as many calls as allowed, and the next one when one ends or fails', async () => {
  const { call, running } = aLimited(2);
  const results = Promise.allSettled([0, 1, 2, 3, 4].map((id) => call(id)));
  const begun: number[][] = [];
  while (running.size > 0) {
    begun.push([...running.keys()]);
    running.values().next().value?.();
    await new Promise((resolve) => setImmediate(resolve));
  }

  expect(begun).toEqual([[0, 1], [1, 2], [2, 3], [3, 4], [4]]);
  expect((await results).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
});

test('runs calls at once again after all have ended', async () => {
  const { call, running } = aLimited(1);
  for (const id of [0, 2]) {
    const result = call(id);
    running.get(id)?.();
    expect(await result).toBe(id);
  }
});
