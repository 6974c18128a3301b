import type { TriggerRuntime } from '../../../../triggers/observer/load-guard.ts';
import { startTriggerRuntime, type RuntimeEnvironment } from '../../../../triggers/observer/trigger-runtime.ts';
// The trigger function loads it within a test; loaded before, its top level belongs to no single test.
import '../../../../triggers/observer/processor.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';
import { captureStdout } from '../../../given/fakes/captured-stdout.ts';
import { fakeAws } from '../../../given/fakes/fake-aws.ts';

/** Starts the trigger function outside of Lambda, and lets it work; what was published and logged. */
async function started(env: RuntimeEnvironment, work: (runtime: TriggerRuntime) => Promise<unknown>) {
  const aws = await fakeAws(() => ({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
  const stdout = captureStdout();
  try {
    await work(await startTriggerRuntime({ EVENT_BUS_NAME: 'identity', ...env }));
    const events = aws.calls.filter(({ input }) => (input as { Entries: unknown[] }).Entries.length > 0);
    return { published: events.length, lines: stdout.lines() };
  } finally {
    stdout.restore();
    await aws.close();
  }
}

const login = aTriggerEvent();

test('publishes before the response where it is asked to', async () => {
  const { published, lines } = await started({ DELIVERY: 'before-response' }, ({ handle }) => handle(login));

  expect(published).toBe(1);
  expect(lines).toMatchObject([{ message: 'events delivered', EventsPublished: 1, EventBusName: 'identity' }]);
});

test('publishes before the response, and says so, where there is no Extensions API', async () => {
  const { published, lines } = await started({}, ({ handle }) => handle(login));

  expect(published).toBe(1);
  expect(lines).toMatchObject([
    { level: 'warn', message: 'publishing before response', code: 'NO_EXTENSIONS_API' },
    { EventsPublished: 1 },
  ]);
});

test('checks samples one after the other, and publishes nothing', async () => {
  const { published } = await started({ DELIVERY: 'before-response' }, async ({ check }) => {
    await check(login);
    await check(login);
  });

  expect(published).toBe(0);
});

test('fails the check of a sample that would be lost', async () => {
  const work = started({ DELIVERY: 'before-response' }, ({ check }) =>
    check({ ...login, triggerSource: 'PreCoffee_Served' }),
  );

  await expect(work).rejects.toThrow('UNKNOWN_TRIGGER_SOURCE');
});

test('counts an event that cannot be processed in time by the name of the bus', async () => {
  const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 0 };
  const { published, lines } = await started({ DELIVERY: 'before-response' }, ({ handle }) => handle(login, context));

  expect(published).toBe(0);
  expect(lines.at(-1)).toMatchObject({ level: 'error', EventBusName: 'identity' });
});
