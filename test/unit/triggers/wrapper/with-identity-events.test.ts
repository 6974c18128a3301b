import { createHash } from 'node:crypto';
import type { Handler } from 'aws-lambda';
import { withIdentityEvents, type IdentityEventsOptions } from '../../../../triggers/wrapper/with-identity-events.ts';
// The observer loads it within a test; loaded before, its top level belongs to no single test.
import '../../../../triggers/outbox/dependencies.ts';
import { aTriggerEvent, type TriggerSample } from '../../../given/builders/a-trigger-event.ts';
import { aLambdaContext } from '../../../given/builders/handler-styles.ts';
import { captureStdout } from '../../../given/fakes/captured-stdout.ts';
import { fakeAws, setEnvironment, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';

const keyArn = (name: string) => `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}`;
const unset = {
  EVENT_BUS_NAME: undefined,
  PRIVACY_POLICY: undefined,
  PRIVACY_HASH_KEY_ARN: undefined,
  OUTBOX_QUEUE_URL: undefined,
};
const echo: Handler<TriggerSample, TriggerSample> = (event) => Promise.resolve(event);

/** Answers as AWS does: takes every event, and has a key. */
const willing = ({ operation }: AwsCall): AwsAnswer =>
  operation === 'PutEvents' ? { FailedEntryCount: 0, Entries: [{ EventId: '1' }] } : { SecretString: 'Jefe' };

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: IdentityEventsOptions;
  readonly handler?: Handler;
  readonly answer?: (call: AwsCall) => AwsAnswer;
  readonly times?: number;
  /** Path of an outbox at the fake AWS. */
  readonly outboxInOptions?: string;
}

/** Invokes a wrapped handler on a login; the last outcome, what AWS was called with, and what was logged. */
async function invoked({ env = {}, options, handler = echo, answer = willing, times = 1, outboxInOptions }: Setting) {
  const aws = await fakeAws(answer);
  const restore = setEnvironment({ ...unset, PUBLISH_TIMEOUT_MS: undefined, ...env });
  const stdout = captureStdout();
  const event = aTriggerEvent();
  try {
    const outbox = outboxInOptions === undefined ? {} : { outboxQueueUrl: aws.url + outboxInOptions };
    const wrapped = withIdentityEvents(handler, { ...options, ...outbox });
    let outcome: unknown;
    for (let time = 0; time < times; time += 1) {
      outcome = await wrapped(event, aLambdaContext()).catch((failure: unknown) => ({ failure }));
    }
    const puts = aws.calls.filter(({ operation }) => operation === 'PutEvents');
    const details = puts.flatMap(({ input }) => (input as { Entries: { Detail: string }[] }).Entries);
    const published = details.map(({ Detail }) => JSON.parse(Detail) as { data: object });
    return { event, outcome, calls: aws.calls, published, lines: stdout.lines() };
  } finally {
    stdout.restore();
    restore();
    await aws.close();
  }
}

test('the environment says where to and what, as for the observer', async () => {
  const { event, outcome, calls, published, lines } = await invoked({
    env: { EVENT_BUS_NAME: 'from-env', PRIVACY_POLICY: '{"userAttributes": {"custom:plan": "include"}}' },
  });

  expect(outcome).toBe(event);
  expect(calls).toMatchObject([{ operation: 'PutEvents', input: { Entries: [{ EventBusName: 'from-env' }] } }]);
  expect(published).toMatchObject([
    { type: 'cognito.login.succeeded.v1', data: { userAttributes: { 'custom:plan': 'team' } } },
  ]);
  expect(lines).toMatchObject([{ level: 'info', EventsPublished: 1 }]);
});

test('options win over the environment, also an empty policy', async () => {
  const { calls, published } = await invoked({
    env: { EVENT_BUS_NAME: 'from-env', PRIVACY_POLICY: '{"userAttributes": {"email": "include"}}' },
    options: { eventBusName: 'from-options', privacy: {} },
  });

  expect(calls).toMatchObject([{ input: { Entries: [{ EventBusName: 'from-options' }] } }]);
  expect(published[0]?.data).not.toHaveProperty('userAttributes');
});

test('options that are right make up for an environment that is wrong', async () => {
  const { published, lines } = await invoked({
    env: { EVENT_BUS_NAME: 'bus', PRIVACY_POLICY: '{', PRIVACY_HASH_KEY_ARN: 'sesame', PUBLISH_TIMEOUT_MS: 'soon' },
    options: { privacy: { userAttributes: { email: 'hash' } }, hashKeyArn: keyArn('mine'), publishTimeoutMs: 3_500 },
  });

  expect(published).toHaveLength(1);
  expect(lines).toMatchObject([{ level: 'info', EventsPublished: 1 }]);
});

test('the key is read where the options say, once, and hashes', async () => {
  const { calls, published, lines } = await invoked({
    env: { EVENT_BUS_NAME: 'bus', PRIVACY_HASH_KEY_ARN: keyArn('from-env') },
    options: {
      privacy: { userAttributes: { email: 'hash' } },
      hashKeyArn: keyArn('from-options'),
      publishTimeoutMs: 3_500,
    },
    times: 2,
  });

  expect(calls.map(({ operation }) => operation)).toEqual(['GetSecretValue', 'PutEvents', 'PutEvents']);
  expect(calls[0]?.input).toEqual({ SecretId: keyArn('from-options') });
  // HMAC-SHA-256 of the sample's address with the key, by openssl.
  const email = 'hmac-sha256:ab0783fab8be5c1f4298cdac11592047c53d5aa010c8fd1d44bce66b8e4dd69c';
  expect(published.map(({ data }) => data)).toMatchObject([
    { userAttributes: { email } },
    { userAttributes: { email } },
  ]);
  expect(JSON.stringify([published, lines])).not.toContain('Jefe');
});

test.each([
  ['a bus without a name', { eventBusName: '' }, /EVENT_BUS_NAME: name or ARN/],
  ['no bus', {}, /EVENT_BUS_NAME: name or ARN/],
  ['a time limit out of range', { eventBusName: 'bus', publishTimeoutMs: 60_000 }, /PUBLISH_TIMEOUT_MS: /],
  [
    'a policy that lets a secret through',
    { eventBusName: 'bus', privacy: { clientMetadata: { password: 'include' } } },
    /PRIVACY_POLICY: JSON/,
  ],
  [
    'a hash without a key',
    { eventBusName: 'bus', privacy: { userAttributes: { email: 'hash' } } },
    /PRIVACY_HASH_KEY_ARN: ARN/,
  ],
] as const)('%s never fails a login, and is logged at each event', async (_what, options, detail) => {
  const blocked = new Error('blocked');
  const { event, outcome, calls, lines } = await invoked({ options, times: 2 });
  const { outcome: refused } = await invoked({ options, handler: () => Promise.reject(blocked) });

  const told = { code: 'BAD_CONFIGURATION', detail: expect.stringMatching(detail) as string, EventsNotNormalized: 1 };
  expect(outcome).toBe(event);
  expect(refused).toEqual({ failure: blocked });
  expect(lines).toMatchObject([told, told]);
  expect(calls).toEqual([]);
});

test('a policy that is no JSON at all never fails a login either', async () => {
  const privacy: Record<string, unknown> = {};
  privacy['userAttributes'] = privacy;
  const { event, outcome, lines } = await invoked({ options: { eventBusName: 'bus', privacy } });

  expect(outcome).toBe(event);
  expect(lines).toMatchObject([{ code: 'UNKNOWN', EventsNotNormalized: 1 }]);
});

const refused = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] };
/** Answers as SQS does; the SDK compares the digests of the messages. */
const taken = ({ input }: AwsCall): AwsAnswer => {
  const md5 = (body: string) => createHash('md5').update(body).digest('hex');
  const { Entries } = input as { Entries: { Id: string; MessageBody: string }[] };
  return { Successful: Entries.map(({ Id, MessageBody }) => ({ Id, MD5OfMessageBody: md5(MessageBody) })) };
};

test('sends rejected events to the outbox of the options', async () => {
  const { calls, lines } = await invoked({
    env: { EVENT_BUS_NAME: 'bus', OUTBOX_QUEUE_URL: 'http://127.0.0.1:9/from-env' },
    outboxInOptions: '/from-options',
    answer: (call) => (call.operation === 'SendMessageBatch' ? taken(call) : refused),
  });

  expect(calls.map(({ operation }) => operation)).toEqual(['PutEvents', 'SendMessageBatch']);
  expect(calls[1]?.input).toMatchObject({ QueueUrl: expect.stringMatching(/\/from-options$/) as string });
  expect(lines).toMatchObject([{ level: 'warn', code: 'InternalFailure', EventsSentToOutbox: 1 }]);
});

test('a key and a bus that do not answer hold up a login no longer than the time limit', async () => {
  const startedAt = performance.now();
  const { event, outcome, lines } = await invoked({
    options: {
      eventBusName: 'bus',
      privacy: { userAttributes: { email: 'hash' } },
      hashKeyArn: keyArn('silent'),
      publishTimeoutMs: 200,
    },
    answer: () => 'silence',
  });

  expect(outcome).toBe(event);
  expect(lines).toMatchObject([
    { message: 'hash key not read', code: 'TIMEOUT', HashKeyUnavailable: 1 },
    { message: 'events delivered', EventsPublished: 0 },
    { message: 'event not published', code: 'TIMEOUT', EventsNotPublished: 1 },
  ]);
  expect(JSON.stringify(lines)).not.toContain('lena.brandt');
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test.each([
  [{ eventBusName: 'from-options' }, 'from-options'],
  [{}, 'from-env'],
])('counts events lost by invalid options by the name of the bus: %j', async (options, bus) => {
  const { lines } = await invoked({
    env: { EVENT_BUS_NAME: 'from-env' },
    options: { ...options, publishTimeoutMs: 60_000 },
  });

  expect(lines).toMatchObject([{ code: 'BAD_CONFIGURATION', EventBusName: bus }]);
});
