import { createPublisher } from '../../../../triggers/publish/publisher.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { captureStdout } from '../../../given/fakes/captured-stdout.ts';
import { fakeAws, setEnvironment, type AwsAnswer } from '../../../given/fakes/fake-aws.ts';

const hashKeyArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:key-a1b2c3';
const policy = { userAttributes: { email: 'hash' } } as const;

/** The privacy that a publisher reads while Secrets Manager answers so, with what was logged. */
async function privacyWith(
  answer: AwsAnswer,
  { leftMs, keyTimeoutMs = 10_000 }: { leftMs?: number; keyTimeoutMs?: number } = {},
) {
  const aws = await fakeAws(() => answer);
  const stdout = captureStdout();
  try {
    const begin = performance.now();
    const publisher = createPublisher({ eventBusName: 'identity', privacy: policy, hashKeyArn }, keyTimeoutMs);
    const privacy = await publisher.privacy(leftMs);
    return { privacy, lines: stdout.lines(), tookMs: performance.now() - begin, publisher };
  } finally {
    stdout.restore();
    await aws.close();
  }
}

test('has the policy with its key', async () => {
  const { privacy, lines, publisher } = await privacyWith({ SecretString: 'Jefe' });

  expect(privacy.policy).toBe(policy);
  expect(privacy.hash?.('ann@example.com')).toMatch(/^hmac-sha256:[0-9a-f]{64}$/);
  expect([lines, publisher.bus]).toEqual([[], 'identity']);
});

test('has the policy without a key, and counts it, while the key cannot be read', async () => {
  const { privacy, lines } = await privacyWith({ status: 400, code: 'AccessDeniedException' });

  expect(privacy).toEqual({ policy });
  expect(lines).toMatchObject([
    {
      level: 'error',
      message: 'hash key not read',
      code: 'AccessDeniedException',
      detail: expect.stringContaining('what should be hashed is omitted') as string,
      HashKeyUnavailable: 1,
      EventBusName: 'identity',
    },
  ]);
});

test('reports an empty key by its code', async () => {
  const { lines } = await privacyWith({ SecretString: '' });

  expect(lines).toMatchObject([{ message: 'hash key not read', code: 'EMPTY_SECRET' }]);
});

test.each([
  ['its own limit', { keyTimeoutMs: 400 }, 350],
  ['a quarter of the time that is left', { leftMs: 200 }, 40],
])('waits for the key at most for %s', async (_what, limits, leastMs) => {
  const { privacy, tookMs } = await privacyWith('silence', limits);

  expect(privacy).toEqual({ policy });
  expect(tookMs).toBeGreaterThan(leastMs);
  // Half of the limit that does not apply: a busy machine is late, too.
  expect(tookMs).toBeLessThan(5_000);
});

test('reads no key for a policy without one, and makes a new id each time', async () => {
  const { privacy, newId } = createPublisher({ eventBusName: 'identity', privacy: policy, hashKeyArn: undefined });

  expect(await privacy()).toEqual({ policy });
  expect(newId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
  expect(newId()).not.toBe(newId());
});

test('calls the bus three times at most, whatever the environment says', async () => {
  const aws = await fakeAws(() => ({ status: 500, code: 'InternalException' }));
  const restore = setEnvironment({ AWS_MAX_ATTEMPTS: '1' });
  try {
    const { publish } = createPublisher({ eventBusName: 'identity', privacy: policy, hashKeyArn: undefined });

    expect(await publish([anEvent()])).toMatchObject([{ code: 'InternalException' }]);
    expect(aws.calls).toHaveLength(3);
  } finally {
    restore();
    await aws.close();
  }
});
