import { afterResponse } from '../../../../triggers/publish/after-response.ts';
import { startDelivery } from '../../../../triggers/publish/start-delivery.ts';
import { fakeExtension } from '../../../given/fakes/fake-extension.ts';

const settle = () => jest.advanceTimersByTimeAsync(1);
const failedLook = { message: 'event processing failed', EventsNotNormalized: 1, EventBusName: 'identity' };

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('skips an invocation without an event, and the extension asks for the next one', async () => {
  const { extension, invoke, fail, asked } = fakeExtension();
  const seen: unknown[] = [];
  const look = (subject: unknown) => Promise.resolve(void seen.push(subject));
  const see = afterResponse<object>(extension, { afterAnswer: look, beforeAnswer: look }, () => undefined);
  invoke();
  await see(undefined);
  await settle();
  expect([seen.length, asked()]).toEqual([0, 2]);

  fail();
  await settle();
  await see(undefined);
  expect(seen).toHaveLength(0);
});

test('counts a failure before the response by the name of the bus', async () => {
  const lines: unknown[] = [];
  const see = await startDelivery<object>({
    mode: 'before-response',
    register: () => Promise.reject(new Error('not asked')),
    load: () => Promise.resolve({ look: () => Promise.reject(new Error('no')), warmUp: () => Promise.resolve() }),
    log: (line) => void lines.push(JSON.parse(line)),
    bus: 'identity',
  });

  await see({});

  expect(lines).toMatchObject([failedLook]);
});

test('counts an event whose code does not load in time, without delaying the answer', async () => {
  const { extension, fail } = fakeExtension();
  const lines: unknown[] = [];
  const see = await startDelivery<object>({
    mode: 'after-response',
    register: () => Promise.resolve(extension),
    load: () => new Promise<never>(() => undefined),
    log: (line) => void lines.push(JSON.parse(line)),
    bus: 'identity',
    timeLeft: () => 300,
  });
  fail();
  await settle();
  let isAnswered = false;
  void see({}).then(() => (isAnswered = true));

  await jest.advanceTimersByTimeAsync(300);
  expect(isAnswered).toBe(false);
  await jest.advanceTimersByTimeAsync(150);
  expect(isAnswered).toBe(true);
  expect(lines.slice(1)).toMatchObject([{ ...failedLook, code: 'TIMEOUT' }]);
});
