import { refuseAll } from '../../../../triggers/publish/event-bus.ts';
import { keyedHash } from '../../../../privacy/keyed-hash.ts';
import { normalizeAndPublish } from '../../../../triggers/publish/normalize-and-publish.ts';
import { normalizeDenial } from '../../../../triggers/normalize/trigger-event/denial.ts';
import { normalize } from '../../../../triggers/normalize/trigger-event/normalize.ts';
import { aFederatedUser, aNormalizeContext, aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';
import { fakeBus, tickMs } from '../../../given/fakes/fake-bus.ts';

const [{ now: at }, max] = [aNormalizeContext(), aFederatedUser()];

/** Lets an observer look at one input, and gives what was published and logged. */
async function observed(input: unknown, options: Parameters<typeof fakeBus>[0] = {}, requestId?: string) {
  const bus = fakeBus(options);
  await normalizeAndPublish({ input, requestId, at, normalize }, bus.ports);
  return { ...bus, lines: bus.lines(), complaints: bus.complaints() };
}

const firstFederatedLogin = aTriggerEvent('PostConfirmation_ConfirmSignUp', { ...max, request: max });

test('publishes, counts and times the event in one line without its content', async () => {
  const { published, lines } = await observed(aTriggerEvent(), {}, 'request-1');

  expect(published).toMatchObject([{ type: 'cognito.login.succeeded.v1', data: { requestId: 'request-1' } }]);
  expect(lines).toMatchObject([
    {
      level: 'info',
      message: 'events delivered',
      requestId: 'request-1',
      EventsPublished: 1,
      EventsSentToOutbox: 0,
      PublishMilliseconds: Math.round(tickMs),
    },
  ]);
  expect(lines[0]).not.toHaveProperty('event');
  expect(lines[0]).not.toHaveProperty('code');
});

test('publishes several events of one trigger event together, with the same time', async () => {
  const calls: (readonly { type: string; time: string }[])[] = [];
  await observed(firstFederatedLogin, {
    publish: (events) => {
      calls.push(events);
      return Promise.resolve([]);
    },
  });

  expect(calls).toMatchObject([
    [
      { type: 'cognito.sign_up.confirmed.v1', time: at.toISOString() },
      { type: 'cognito.login.succeeded.v1', time: at.toISOString() },
    ],
  ]);
});

test('the privacy policy holds for what is published, and its key hashes', async () => {
  const privacy = {
    policy: { userAttributes: { 'custom:plan': 'include', email: 'hash' } },
    hash: keyedHash('key'),
  } as const;
  const { published } = await observed(aTriggerEvent(), { privacy });

  expect(published).toMatchObject([
    { data: { userAttributes: { 'custom:plan': 'team', email: expect.stringMatching(/^hmac-sha256:/) as string } } },
  ]);
});

test('logs and counts a rejected event with the reason if there is no outbox', async () => {
  const [accepted, refused] = await Promise.all([
    observed(aTriggerEvent(), {}, 'request-1'),
    observed(aTriggerEvent(), { refusal: 'ThrottlingException' }, 'request-1'),
  ]);

  expect(refused.lines[0]).toMatchObject({ EventsPublished: 0, EventsSentToOutbox: 0 });
  expect(refused.complaints).toMatchObject([
    {
      level: 'error',
      message: 'event not published',
      code: 'ThrottlingException',
      eventType: 'cognito.login.succeeded.v1',
      requestId: 'request-1',
      EventsNotPublished: 1,
      _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']], Metrics: [{ Name: 'EventsNotPublished' }] }] },
    },
  ]);
  expect(refused.complaints[0]?.['event']).toEqual(accepted.published[0]);
});

test('logs only the rejected events, each in its own line', async () => {
  const one = await observed(firstFederatedLogin, {
    publish: (events) => Promise.resolve(refuseAll(events.slice(1), 'InternalFailure')),
  });
  const both = await observed(firstFederatedLogin, { refusal: 'InternalFailure' });

  expect(one.lines[0]).toMatchObject({ level: 'warn', EventsPublished: 1, EventsSentToOutbox: 0 });
  expect(one.complaints).toMatchObject([{ eventType: 'cognito.login.succeeded.v1', EventsNotPublished: 1 }]);
  expect(both.complaints).toMatchObject([
    { eventType: 'cognito.sign_up.confirmed.v1', EventsNotPublished: 1 },
    { eventType: 'cognito.login.succeeded.v1', EventsNotPublished: 1 },
  ]);
});

test('counts events in the outbox with the reason, and does not log them', async () => {
  const { sentToOutbox, lines } = await observed(firstFederatedLogin, {
    refusal: 'InternalFailure',
    outbox: 'accepts',
  });

  expect(sentToOutbox).toMatchObject([
    { code: 'InternalFailure', event: { type: 'cognito.sign_up.confirmed.v1' } },
    { code: 'InternalFailure', event: { type: 'cognito.login.succeeded.v1' } },
  ]);
  expect(lines).toMatchObject([{ level: 'warn', code: 'InternalFailure', EventsPublished: 0, EventsSentToOutbox: 2 }]);
  expect(lines[0]).not.toHaveProperty('event');
});

test('logs only the events that neither the bus nor the outbox accepts', async () => {
  const { lines } = await observed(firstFederatedLogin, {
    refusal: 'InternalFailure',
    outbox: (refusals) => Promise.resolve(refusals.slice(1)),
  });

  expect(lines).toMatchObject([
    { level: 'warn', EventsPublished: 0, EventsSentToOutbox: 1 },
    { level: 'error', eventType: 'cognito.login.succeeded.v1', EventsNotPublished: 1 },
  ]);
});

test('an input that rightly gives no event is neither published nor logged', async () => {
  const { published, logged } = await observed(aTriggerEvent('DefineAuthChallenge_Authentication'));

  expect([published, logged]).toEqual([[], []]);
});

test('uses the normalizer of the invocation', async () => {
  const { ports, published } = fakeBus();
  const input = aTriggerEvent('PreSignUp_SignUp');

  await normalizeAndPublish(
    { input, requestId: undefined, at, normalize: (event, more) => normalizeDenial(event, new RangeError(), more) },
    ports,
  );

  expect(published).toMatchObject([{ type: 'cognito.sign_up.denied.v1', data: { errorName: 'RangeError' } }]);
});

test('a trigger event that gives no event is counted, with its trigger source', async () => {
  const input = aTriggerEvent(undefined, { triggerSource: 'New_Trigger' });
  const { published, lines } = await observed(input, {}, 'request-1');

  expect(published).toEqual([]);
  expect(lines).toMatchObject([
    {
      level: 'error',
      message: 'event not normalized',
      code: 'UNKNOWN_TRIGGER_SOURCE',
      triggerSource: 'New_Trigger',
      requestId: 'request-1',
      EventsNotNormalized: 1,
    },
  ]);
});

test.each([
  ['null', null],
  ['undefined', undefined],
  ['text', 'PreSignUp_SignUp'],
  ['an object without a pool', { triggerSource: {} }],
])('%s in place of a trigger event is counted', async (_what, input) => {
  const { published, lines } = await observed(input);

  expect(published).toEqual([]);
  expect(lines).toMatchObject([{ code: 'NOT_A_TRIGGER_EVENT', EventsNotNormalized: 1 }]);
  expect(lines[0]).not.toHaveProperty('triggerSource');
  expect(lines[0]).not.toHaveProperty('requestId');
});

test.each(['ann@example.org', 'a b', 'x'.repeat(65), 'a\nb'])(
  '%j in place of a trigger source is not logged',
  async (text) => {
    const { lines } = await observed(aTriggerEvent(undefined, { triggerSource: text }));

    expect(lines).toMatchObject([{ code: 'UNKNOWN_TRIGGER_SOURCE' }]);
    expect(lines[0]).not.toHaveProperty('triggerSource');
  },
);

test('an empty id of the invocation is none, and costs no event', async () => {
  const { published } = await observed(aTriggerEvent(), {}, '');

  expect(published).toHaveLength(1);
  expect(published[0]?.data).not.toHaveProperty('requestId');
});

test.each([[new Error('ann@example.org')], ['ann@example.org'], [{ code: 'ann@example.org' }]])(
  'loses no event and logs no message if publishing rejects with %p',
  async (error) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
    const { logged, complaints } = await observed(aTriggerEvent(), { publish: () => Promise.reject(error) });

    expect(complaints).toMatchObject([{ code: 'UNKNOWN', event: { type: 'cognito.login.succeeded.v1' } }]);
    expect(logged.join('')).not.toContain('ann@example.org');
  },
);
