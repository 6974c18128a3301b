import { samplePoolId } from '../../../../contracts/deployment-check.ts';
import { logLine } from '../../../../contracts/log-line.ts';
import { metrics } from '../../../../contracts/metrics.ts';
import { withLoadGuard, type TriggerRuntime } from '../../../../triggers/observer/load-guard.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';

const login = aTriggerEvent();
const sample = aTriggerEvent('PostAuthentication_Authentication', { userPoolId: samplePoolId });

/** A handler over code that does these things, what was done, and the lines of the log. */
async function setUp(over: Partial<TriggerRuntime> = {}, loads = true, bus = 'identity') {
  const steps: string[] = [];
  const lines: string[] = [];
  const runtime: TriggerRuntime = {
    handle: () => Promise.resolve(void steps.push('handled')),
    check: () => Promise.resolve(void steps.push('checked')),
    ...over,
  };
  const load = () => (loads ? Promise.resolve(runtime) : Promise.reject(new Error('broken')));
  const handler = await withLoadGuard(load, (line) => void lines.push(line), bus);
  return { handler, steps, lines };
}

const broken = () => Promise.reject(new Error('broken'));

test("a login goes the code's way, and its event is the answer, the same object", async () => {
  const { handler, steps, lines } = await setUp();

  expect(await handler(login)).toBe(login);
  expect(steps).toEqual(['handled']);
  expect(lines).toEqual([]);
});

test('counts each lost event and fails no login if the code cannot be loaded', async () => {
  const { handler, lines } = await setUp({}, false);

  expect(await handler(login)).toBe(login);
  expect(await handler(login)).toBe(login);
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    const { time } = JSON.parse(line) as { time: string };
    const fields = { level: 'error', message: 'event processing failed', code: 'CODE_NOT_LOADED' } as const;
    expect(line).toBe(
      logLine(fields, { [metrics.eventsNotNormalized]: 1 }, { bus: 'identity', now: Date.parse(time) }),
    );
  }
});

test('with code that rejects against its word a login goes on', async () => {
  const { handler, lines } = await setUp({ handle: broken });

  expect(await handler(login)).toBe(login);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ code: 'UNKNOWN', EventsNotNormalized: 1 }]);
});

test.each(['identity', 'arn:aws:events:eu-west-1:111122223333:event-bus/identity'])(
  'counts lost events by the name of the bus when it is set as %s',
  async (bus) => {
    const { handler, lines } = await setUp({}, false, bus);
    await handler(login);

    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { EventBusName: 'identity', _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']] }] } },
    ]);
  },
);

test('fails no login for a log that it cannot write or an event that it cannot read', async () => {
  const refuse = () => {
    throw new Error('no');
  };
  const handler = await withLoadGuard(() => Promise.reject(new Error('broken')), refuse, 'identity');

  await expect(handler(login)).resolves.toBe(login);
  await expect(handler(Object.defineProperty({}, 'userPoolId', { get: refuse }))).resolves.toBeDefined();
});

test('a sample of a deployment is checked, not handled, and is the answer', async () => {
  const { handler, steps } = await setUp();

  expect(await handler(sample)).toBe(sample);
  expect(steps).toEqual(['checked']);
});

test.each([
  ['cannot be loaded', {}, false],
  ['would lose the event', { check: broken }, true],
])('a sample fails with code that %s, and no lost event is counted', async (_what, over, loads) => {
  const { handler, lines } = await setUp(over, loads);

  await expect(handler(sample)).rejects.toThrow('broken');
  expect(lines).toEqual([]);
});

test.each([
  ['the user name', { userName: samplePoolId }],
  ['the metadata of the call', { request: { ...login.request, clientMetadata: { userPoolId: samplePoolId } } }],
  ['an attribute', { request: { ...login.request, userAttributes: { userPoolId: samplePoolId } } }],
  ['the client', { callerContext: { clientId: samplePoolId } }],
])('nobody keeps a login from being published by %s', async (_what, over) => {
  const { handler, steps } = await setUp();

  await handler(aTriggerEvent('PostAuthentication_Authentication', over));
  expect(steps).toEqual(['handled']);
});

test.each([[undefined], [null], ['text'], [7]])('%p in place of an event is the answer', async (input) => {
  expect(await (await setUp({}, false)).handler(input)).toBe(input);
});

test.each([undefined, '', 'arn:aws:events:eu-west-1:111122223333:event-bus/'])(
  'counts lost events without a dimension when the bus is set as %j',
  async (bus) => {
    const lines: string[] = [];
    const handler = await withLoadGuard(
      () => Promise.reject(new Error('broken')),
      (line) => void lines.push(line),
      bus,
    );
    await handler(login);

    const [line] = lines.map((one) => JSON.parse(one) as object);
    expect(line).toMatchObject({ EventsNotNormalized: 1, _aws: { CloudWatchMetrics: [{ Dimensions: [[]] }] } });
    expect(line).not.toHaveProperty('EventBusName');
  },
);
