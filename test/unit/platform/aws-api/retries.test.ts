import { standardRetries, type PassingFailure } from '../../../../platform/aws-api/retries.ts';

/** Retries without time, over attempts that fail so; what was attempted and paused. */
function retries({ random = 1, maxAttempts = 3, waitMs = 0 } = {}) {
  const pauses: number[] = [];
  const pause = (ms: number, signal?: AbortSignal) => {
    pauses.push(ms);
    return signal?.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve();
  };
  const retry = standardRetries(maxAttempts, {
    pause,
    random: () => random,
    kindOf: (error) => error as PassingFailure | undefined,
    waitOf: () => waitMs,
  });
  const run = async (...failures: readonly (PassingFailure | 'lasting')[]) => {
    let attempts = 0;
    const outcome = await retry(() => {
      const failure = failures[attempts++];
      if (failure === undefined) return Promise.resolve('done');
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the kind of failure is all that counts here
      return Promise.reject(failure === 'lasting' ? undefined : failure);
    }).catch((error: unknown) => error);
    return { outcome, attempts };
  };
  return { retry, run, pauses };
}

test('attempts once what succeeds, or fails for good', async () => {
  const { run, pauses } = retries();

  expect(await run()).toEqual({ outcome: 'done', attempts: 1 });
  expect(await run('lasting')).toEqual({ outcome: undefined, attempts: 1 });
  expect(await run('transient', 'lasting')).toEqual({ outcome: undefined, attempts: 2 });
  expect(pauses).toEqual([50]);
});

test.each([
  ['transient', [50, 100]],
  ['throttling', [1000, 2000]],
] as const)('attempts three times what fails as %s, with longer pauses', async (kind, expected) => {
  const { run, pauses } = retries();

  expect(await run(kind, kind, kind)).toEqual({ outcome: kind, attempts: 3 });
  expect(pauses).toEqual(expected);
});

test('ends with the first success', async () => {
  expect(await retries().run('transient', 'throttling')).toEqual({ outcome: 'done', attempts: 3 });
});

test('pauses for a random part of the time, in whole milliseconds', async () => {
  const { run, pauses } = retries({ random: 0.25 });
  await run('transient', 'transient');

  expect(pauses).toEqual([12, 25]);
});

test.each([
  [30, [50, 100]],
  [80, [80, 100]],
  [60_000, [5050, 5100]],
])('waits as long as the service says, %i ms, but five seconds longer at most', async (waitMs, expected) => {
  const { run, pauses } = retries({ waitMs });
  await run('transient', 'transient');

  expect(pauses).toEqual(expected);
});

test('pauses for 20 seconds at most', async () => {
  const { run, pauses } = retries({ maxAttempts: 8 });
  await run(...Array.from({ length: 7 }, () => 'throttling' as const));

  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
});

test('attempts nothing after an abort, and none during a pause that it ends', async () => {
  const { retry, pauses } = retries();
  const stop = new AbortController();
  let attempts = 0;
  const attempt = () => {
    attempts += 1;
    stop.abort();
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as above
    return Promise.reject('transient');
  };

  await expect(retry(attempt, stop.signal)).rejects.toBe('transient');
  expect([attempts, pauses]).toEqual([1, []]);
});

/** How many retries the capacity allows in a row for calls that fail each time. */
async function retriesUntilEmpty(run: ReturnType<typeof retries>['run'], kind: PassingFailure): Promise<number> {
  let sum = 0;
  for (;;) {
    const { attempts } = await run(kind, kind, kind);
    sum += attempts - 1;
    if (attempts < 3) return sum;
  }
}

describe('in a long outage', () => {
  test.each([
    // 500 tokens: a transient failure costs 14 of them, throttling 5.
    ['transient', 35],
    ['throttling', 100],
  ] as const)('retries of %s end after %i', async (kind, most) => {
    const { run } = retries();

    expect(await retriesUntilEmpty(run, kind)).toBe(most);
    expect((await run(kind)).attempts).toBe(1);
  });

  test('a success allows the retry that it needed again, and each other one a part of it', async () => {
    const { run } = retries();
    await retriesUntilEmpty(run, 'transient');
    // 10 tokens are left; four successes make 14.
    for (let count = 0; count < 4; count++) await run();
    expect(await run('transient')).toEqual({ outcome: 'done', attempts: 2 });
    expect(await run('transient')).toEqual({ outcome: 'done', attempts: 2 });
    expect(await run('transient', 'transient')).toEqual({ outcome: 'transient', attempts: 2 });
  });

  test('successes allow no more than at the beginning', async () => {
    const { run } = retries();
    for (let count = 0; count < 50; count++) await run();

    expect(await retriesUntilEmpty(run, 'transient')).toBe(35);
  });
});
