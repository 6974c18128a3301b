import { handler } from '../../triggers/user-pool-entry.ts';
import { aTriggerEvent } from '../builders/a-trigger-event.ts';
import { captureStdout } from '../fakes/captured-stdout.ts';
import { fakeAws, setEnvironment } from '../fakes/fake-aws.ts';

/** Hands a login to the deployed function's handler, with these settings. */
async function login(settings: Readonly<Record<string, string | undefined>>) {
  const aws = await fakeAws(() => ({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
  const restore = setEnvironment({ PRIVACY_POLICY: undefined, PUBLISH_TIMEOUT_MS: undefined, ...settings });
  const stdout = captureStdout();
  const event = aTriggerEvent();
  try {
    return { event, answer: await handler(event), calls: aws.calls, lines: stdout.lines() };
  } finally {
    stdout.restore();
    restore();
    await aws.close();
  }
}

test('without its settings the function gives every event back, and says what is missing', async () => {
  const { event, answer, calls, lines } = await login({ EVENT_BUS_NAME: undefined });

  expect(answer).toBe(event);
  expect(lines).toMatchObject([{ code: 'BAD_CONFIGURATION', EventsNotNormalized: 1 }]);
  expect(calls).toEqual([]);
});

test('with its settings it publishes what the event tells, and gives the event back', async () => {
  const { event, answer, calls, lines } = await login({ EVENT_BUS_NAME: 'identity-events' });

  expect(answer).toBe(event);
  expect(lines).toEqual([]);
  expect(calls).toMatchObject([
    {
      operation: 'PutEvents',
      input: { Entries: [{ EventBusName: 'identity-events', DetailType: 'cognito.login.succeeded.v1' }] },
    },
  ]);
});
