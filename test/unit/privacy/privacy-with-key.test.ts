import { privacyWithKey } from '../../../privacy/privacy-with-key.ts';

const policy = { userAttributes: { email: 'hash' } } as const;

/** The privacy over a clock that the test moves, and what each attempt to read the key gives; `undefined`: no answer. */
function privacyOver(answers: readonly (string | Error | undefined)[]) {
  const clock = { ms: Date.UTC(2026, 10, 24) };
  const failures: unknown[] = [];
  let reads = 0;
  const privacy = privacyWithKey(policy, {
    readKey: () => {
      const answer = answers[reads++];
      if (answer === undefined) return new Promise(() => undefined);
      return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(answer);
    },
    onFailure: (error) => void failures.push(error),
    now: () => clock.ms,
  });
  return { privacy: (timeoutMs = 1_000) => privacy(timeoutMs), clock, failures, reads: () => reads };
}

const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });

test('the policy comes with a hash made with the key', async () => {
  const { privacy, failures } = privacyOver(['Jefe']);
  const { policy: given, hash } = await privacy();

  expect(given).toBe(policy);
  expect(hash?.('what do ya want for nothing?')).toMatch(/^hmac-sha256:5bdcc146bf60754e/);
  expect(failures).toEqual([]);
});

test('the key is read at the first event, not before, and kept', async () => {
  const { privacy, clock, reads } = privacyOver(['key']);
  expect(reads()).toBe(0);

  const first = await privacy();
  clock.ms += 86_400_000;

  expect(await privacy()).toBe(first);
  expect(reads()).toBe(1);
});

test('returns the policy without a hash and reports a key that cannot be read', async () => {
  const { privacy, failures } = privacyOver([denied]);

  expect(await privacy()).toEqual({ policy });
  expect(failures).toEqual([denied]);
});

test('reads the key again after 30 s, not at every event before', async () => {
  const { privacy, clock, failures, reads } = privacyOver([denied, denied, 'key']);
  await privacy();

  for (const [afterMs, readsUntilThen] of [
    [0, 1],
    [29_999, 1],
    [1, 2],
    [29_999, 2],
  ] as const) {
    clock.ms += afterMs;
    expect((await privacy()).hash).toBeUndefined();
    expect(reads()).toBe(readsUntilThen);
  }
  clock.ms += 1;

  expect((await privacy()).hash).toBeInstanceOf(Function);
  expect(failures).toEqual([denied, denied]);
});

test('a read that throws at once is a failure like any other', async () => {
  const failures: unknown[] = [];
  const privacy = privacyWithKey(policy, {
    readKey: () => {
      throw denied;
    },
    onFailure: (error) => void failures.push(error),
    now: () => 0,
  });

  expect(await privacy(1_000)).toEqual({ policy });
  expect(failures).toEqual([denied]);
});

test.each([0, -1])('does not read the key in %i ms, and reports no failure', async (timeoutMs) => {
  const { privacy, failures, reads } = privacyOver(['key']);

  expect(await privacy(timeoutMs)).toEqual({ policy });
  expect([reads(), failures]).toEqual([0, []]);
});

describe('a read that hangs', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is given up after the time limit, not before, and told with the code TIMEOUT', async () => {
    const { privacy, failures } = privacyOver([undefined]);
    const given: unknown[] = [];
    void privacy().then((one) => given.push(one));

    await jest.advanceTimersByTimeAsync(999);
    expect(given).toEqual([]);

    await jest.advanceTimersByTimeAsync(1);
    expect(given).toEqual([{ policy }]);
    expect(failures).toMatchObject([{ code: 'TIMEOUT' }]);
  });

  test('does not hold up the events of the next 30 s', async () => {
    const { privacy, reads } = privacyOver([undefined]);
    const first = privacy();
    await jest.advanceTimersByTimeAsync(1_000);
    await first;

    expect(await privacy()).toEqual({ policy });
    expect(reads()).toBe(1);
  });

  test('no timer is left, whether the key came or not', async () => {
    await privacyOver(['key']).privacy();
    await privacyOver([denied]).privacy();

    expect(jest.getTimerCount()).toBe(0);
  });
});
