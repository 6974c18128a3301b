import { PublishError } from '../../triggers/errors.ts';
import { observe } from '../../triggers/observe.ts';
import { aTriggerEvent } from '../builders/a-trigger-event.ts';
import { fakeBus } from '../fakes/fake-bus.ts';

/** Lets an observer look at one input, and gives what was published and logged. */
async function observed(input: unknown, options: Parameters<typeof fakeBus>[0] = {}, requestId?: string) {
  const bus = fakeBus(options);
  await observe(input, requestId, bus.ports);
  return { ...bus, lines: bus.logged.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('what a trigger event tells is published, and nothing is logged', async () => {
  const { published, logged } = await observed(aTriggerEvent(), {}, 'request-1');

  expect(published).toMatchObject([{ type: 'cognito.login.succeeded.v1', data: { requestId: 'request-1' } }]);
  expect(logged).toEqual([]);
});

test('the privacy policy holds for what is published', async () => {
  const { published } = await observed(aTriggerEvent(), { privacy: { userAttributes: { 'custom:plan': 'include' } } });

  expect(published).toMatchObject([{ data: { userAttributes: { 'custom:plan': 'team' } } }]);
});

test('an event that the bus refuses is in one log line, whole, with the reason, and is counted', async () => {
  const [accepted, refused] = await Promise.all([
    observed(aTriggerEvent(), {}, 'request-1'),
    observed(aTriggerEvent(), { refusal: new PublishError('ThrottlingException', 'slow down') }, 'request-1'),
  ]);

  expect(refused.logged).toHaveLength(1);
  expect(refused.lines).toMatchObject([
    {
      level: 'error',
      message: 'event not published',
      code: 'ThrottlingException',
      eventType: 'cognito.login.succeeded.v1',
      requestId: 'request-1',
      EventsNotPublished: 1,
      _aws: { CloudWatchMetrics: [{ Metrics: [{ Name: 'EventsNotPublished' }] }] },
    },
  ]);
  expect(refused.lines[0]?.['event']).toEqual(accepted.published[0]);
});

test.each([[new Error('ann@example.org')], ['ann@example.org'], [{ code: 'ann@example.org' }]])(
  'an unexpected refusal is logged as UNKNOWN, without what it says',
  async (refusal) => {
    const { lines, logged } = await observed(aTriggerEvent(), { refusal });

    expect(lines).toMatchObject([{ code: 'UNKNOWN', EventsNotPublished: 1 }]);
    expect(logged.join('')).not.toContain('ann@example.org');
  },
);

test('a trigger event that gives no event is counted, with its trigger source', async () => {
  const { published, lines } = await observed(
    aTriggerEvent(undefined, { triggerSource: 'New_Trigger' }),
    {},
    'request-1',
  );

  expect(published).toEqual([]);
  expect(lines).toMatchObject([
    {
      level: 'error',
      message: 'no event made',
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
