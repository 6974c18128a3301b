import { readAtMostEvery } from '../../../../live/aws/read-at-most-every.ts';

test('reads again only after the time, and marks what it has read', async () => {
  const asked: number[] = [];
  const read = readAtMostEvery(10, (nowMs) => {
    asked.push(nowMs);
    return Promise.resolve(nowMs);
  });

  expect([await read(0), await read(9), await read(10)]).toEqual([
    { value: 0, isNew: true },
    { value: 0, isNew: false },
    { value: 10, isNew: true },
  ]);
  expect(asked).toEqual([0, 10]);
});

test('keeps a failure for the same time', async () => {
  let count = 0;
  const read = readAtMostEvery(10, () => Promise.reject(new Error(`no ${(count += 1)}`)));

  await expect(read(0)).rejects.toThrow('no 1');
  await expect(read(9)).rejects.toThrow('no 1');
  await expect(read(10)).rejects.toThrow('no 2');
});
