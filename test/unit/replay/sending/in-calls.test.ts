import { inCalls } from '../../../../replay/sending/in-calls.ts';

/** A service that refuses a whole call with one of the bad items in it. */
function aService(code: string, bad: readonly number[]) {
  const calls: (readonly number[])[] = [];
  const send = (batch: readonly number[]) => {
    calls.push(batch);
    const isRefused = batch.some((item) => bad.includes(item));
    return Promise.resolve(batch.map(() => (isRefused ? code : undefined)));
  };
  return { calls, send };
}

const items = Array.from({ length: 23 }, (_none, index) => index);

test.each(['InvalidMessageContents', 'AWS.SimpleQueueService.BatchRequestTooLong', 'ValidationException'])(
  '%s is of the items alone that cause it',
  async (code) => {
    const { send } = aService(code, [3, 22]);

    const codes = await inCalls(items, () => 1, send);

    expect(codes).toEqual(items.map((item) => ([3, 22].includes(item) ? code : undefined)));
  },
);

test('a call that fails for another reason is not sent again', async () => {
  const { calls, send } = aService('ThrottlingException', [3]);

  const codes = await inCalls(items, () => 1, send);

  expect(calls.map((call) => call.length)).toEqual([10, 10, 3]);
  expect(codes.filter((code) => code === undefined)).toHaveLength(13);
});

test('sends no item again that was accepted in a call with an invalid item', async () => {
  const calls: (readonly number[])[] = [];
  const send = (batch: readonly number[]) => {
    calls.push(batch);
    return Promise.resolve(batch.map((item) => (item === 3 ? 'InvalidMessageContents' : undefined)));
  };

  const codes = await inCalls(items, () => 1, send);

  expect(calls.flat()).toEqual(items);
  expect(codes).toEqual(items.map((item) => (item === 3 ? 'InvalidMessageContents' : undefined)));
});
