import { connectFailure } from '../../../../kafka/failures/connect-error.ts';
import { iamToken, timelyToken, tokenTimeoutMs } from '../../../../kafka/access/iam-token.ts';
import { setEnvironment } from '../../../given/fakes/fake-aws.ts';

const region = 'eu-central-1';

test('signs a URL for kafka-cluster:Connect in the Region, valid for 15 minutes', async () => {
  const restore = setEnvironment({
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'never-told',
    AWS_SESSION_TOKEN: 'session-of-the-role',
  });
  try {
    const token = await iamToken(region);
    expect(token).toMatch(/^[\w-]+$/);

    const url = new URL(Buffer.from(token, 'base64url').toString());
    const query = Object.fromEntries(url.searchParams);
    expect(url.host).toBe('kafka.eu-central-1.amazonaws.com');
    expect(query).toMatchObject({
      Action: 'kafka-cluster:Connect',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': expect.stringMatching(
        /^AKIDEXAMPLE\/\d{8}\/eu-central-1\/kafka-cluster\/aws4_request$/,
      ) as string,
      'X-Amz-Expires': '900',
      'X-Amz-Security-Token': 'session-of-the-role',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(Math.abs(dateOf(query['X-Amz-Date']) - Date.now())).toBeLessThan(60_000);
    expect(url.href).not.toContain('never-told');
  } finally {
    restore();
  }
});

const dateOf = (text = ''): number => Date.parse(text.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));

test('a token in time is passed on, and nothing waits for it any longer', async () => {
  jest.useFakeTimers();
  try {
    expect(await timelyToken(() => Promise.resolve('token'))).toBe('token');
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

test('a token that cannot be had says so, without what the error said', async () => {
  const cause = new TypeError('secret things');
  const failing = timelyToken(() => Promise.reject(cause));

  await expect(failing).rejects.toMatchObject({ code: 'KAFKA_CREDENTIALS_UNAVAILABLE', cause });
  await expect(failing).rejects.toThrow(/Token of the function's role\. Error: TypeError\./);
  await expect(failing).rejects.not.toThrow('secret things');
});

test('gives up a token that does not arrive in three seconds', async () => {
  jest.useFakeTimers();
  try {
    const late = expect(timelyToken(() => new Promise(() => undefined))).rejects.toMatchObject({
      code: 'KAFKA_CREDENTIALS_UNAVAILABLE',
      message: expect.stringContaining('did not arrive in 3000 ms') as string,
    });
    await jest.advanceTimersByTimeAsync(tokenTimeoutMs);
    await late;
  } finally {
    jest.useRealTimers();
  }
});

test('passes on a failure that has its own fix', async () => {
  const error = connectFailure('KAFKA_RATE_LIMITED', 'Try later.');

  await expect(timelyToken(() => Promise.reject(error))).rejects.toBe(error);
});
