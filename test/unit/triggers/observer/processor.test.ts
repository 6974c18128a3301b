import { ConfigError } from '../../../../contracts/config-error.ts';
import type { DeliveryMode } from '../../../../contracts/delivery-mode.ts';
import { createProcessor } from '../../../../triggers/observer/processor.ts';
// The observer loads it within a test; loaded before, its top level belongs to no single test.
import '../../../../triggers/outbox/dependencies.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';
import { captureStdout } from '../../../given/fakes/captured-stdout.ts';
import { fakeAws, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';

const at = new Date('2026-11-24T03:12:45.123Z');

interface Setting {
  readonly mode?: DeliveryMode;
  readonly env?: Parameters<typeof createProcessor>[0];
  readonly answer?: (call: AwsCall) => AwsAnswer;
  readonly warm?: boolean;
  readonly timeLeft?: () => number;
}

const willing = (): AwsAnswer => ({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });

/** Processes a login, or warms up; the calls to AWS and the lines of the log. */
async function processed({ mode = 'before-response', env = {}, answer = willing, warm = false, timeLeft }: Setting) {
  const aws = await fakeAws(answer);
  const stdout = captureStdout();
  try {
    const { processor, warmUp } = createProcessor({ EVENT_BUS_NAME: 'identity-events', ...env }, mode);
    if (warm) await warmUp();
    else await processor({ input: aTriggerEvent(), requestId: 'request-1', at, timeLeft });
    return { calls: aws.calls, lines: stdout.lines() };
  } finally {
    stdout.restore();
    await aws.close();
  }
}

test.each(['after-response', 'before-response'] as const)('%s: what the event tells is published', async (mode) => {
  const { calls, lines } = await processed({ mode });

  const entry = { EventBusName: 'identity-events', DetailType: 'cognito.login.succeeded.v1' };
  expect(calls).toMatchObject([{ operation: 'PutEvents', input: { Entries: [entry] } }]);
  expect(lines).toMatchObject([{ level: 'info', requestId: 'request-1', EventsPublished: 1 }]);
  expect(lines[0]?.['PublishMilliseconds']).toBeGreaterThanOrEqual(0);
});

test('logs an event that the bus rejects, and calls no queue without an outbox', async () => {
  const { calls, lines } = await processed({
    answer: () => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] }),
  });

  expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set(['PutEvents']));
  expect(lines).toMatchObject([{ EventsSentToOutbox: 0 }, { code: 'InternalFailure', EventsNotPublished: 1 }]);
});

test('has the time of the trigger, not of the processing', async () => {
  const { calls } = await processed({});

  const { Entries } = calls[0]?.input as { Entries: { Detail: string }[] };
  expect(JSON.parse(Entries[0]?.Detail ?? '')).toMatchObject({ time: at.toISOString() });
});

test('before the response, a silent bus delays a login by the budget at most', async () => {
  const startedAt = performance.now();
  const { lines } = await processed({ env: { PUBLISH_TIMEOUT_MS: '200' }, answer: () => 'silence' });

  expect(lines).toMatchObject([{ EventsPublished: 0 }, { code: 'TIMEOUT', EventsNotPublished: 1 }]);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test('after the response, a bus may take longer than a login may be held up', async () => {
  const { lines } = await processed({
    mode: 'after-response',
    env: { PUBLISH_TIMEOUT_MS: '100' },
    answer: () => {
      const until = performance.now() + 150;
      while (performance.now() < until);
      return willing();
    },
  });

  expect(lines).toMatchObject([{ level: 'info', EventsPublished: 1 }]);
});

test('publishes nothing if no time is left for the response', async () => {
  const { lines } = await processed({ timeLeft: () => 0 });

  expect(lines[0]).toMatchObject({ EventsPublished: 0 });
});

test('throws a ConfigError for invalid settings', () => {
  expect(() => createProcessor({}, 'after-response')).toThrow(ConfigError);
});

describe('warming up', () => {
  test('reaches the bus without an event, and reads the key', async () => {
    const PRIVACY_HASH_KEY_ARN = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:key';
    const PRIVACY_POLICY = '{"userAttributes": {"email": "hash"}}';
    const { calls, lines } = await processed({
      env: { PRIVACY_POLICY, PRIVACY_HASH_KEY_ARN, PUBLISH_TIMEOUT_MS: '3500' },
      answer: ({ operation }) => (operation === 'PutEvents' ? willing() : { SecretString: 'Jefe' }),
      warm: true,
    });

    expect(calls.map(({ operation }) => operation).toSorted()).toEqual(['GetSecretValue', 'PutEvents']);
    expect(calls.find(({ operation }) => operation === 'PutEvents')?.input).toEqual({ Entries: [] });
    expect(lines).toEqual([]);
  });

  test('does not mind that the bus refuses a call without entries, as EventBridge does', async () => {
    const { calls, lines } = await processed({
      answer: () => ({ status: 400, code: 'ValidationException' }),
      env: { OUTBOX_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/111122223333/outbox' },
      warm: true,
    });

    expect(calls).toHaveLength(1);
    expect(lines).toEqual([]);
  });

  test('gives up where nobody answers', async () => {
    const { calls, lines } = await processed({ answer: () => 'silence', warm: true });

    expect(calls).toHaveLength(1);
    expect(lines).toEqual([]);
  });
});
