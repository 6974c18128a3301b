import { addedTimes } from '../../../bench/wrapper-time/added-time.ts';

test('adds no more than is left of the time limit and of the five seconds of Cognito', async () => {
  const measured = await Promise.all([
    addedTimes({ timeoutSeconds: 3, publishTimeoutMs: 3500, handlerMs: [2600] }),
    addedTimes({ timeoutSeconds: 10, publishTimeoutMs: 3500, handlerMs: [4600] }),
  ]);

  for (const { handlerMs, addedMs, allowedMs } of measured.flat()) {
    expect(addedMs).toBeLessThan(allowedMs + 200);
    // It has used what was left, so that the limit is what ended it.
    expect([handlerMs, addedMs > allowedMs / 3]).toEqual([handlerMs, true]);
  }
});
