import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { aLogin } from '../../given/builders/a-login.ts';

let trigger: TriggerFunction;
let cold: Awaited<ReturnType<TriggerFunction['invoke']>>;
const first = aLogin();

beforeAll(async () => {
  trigger = await startTriggerFunction();
  cold = await trigger.invoke(first);
});
afterAll(() => trigger.stop());

test('at a cold start, the response is posted before the event is published', () => {
  expect(cold.answer).toEqual(first);
  expect(cold.responseMs).toBeLessThan(200);
  expect(trigger.bus.calls).toHaveLength(1);
  expect(cold.respondedAt).toBeLessThan(trigger.bus.calls[0] ?? NaN);
});

test('before the response only the entry is loaded, and nothing of the SDK', async () => {
  const { folder, loadedFirst, bytesLoadedFirst } = trigger.bundle;
  const code = await Promise.all(loadedFirst.map((name) => readFile(join(folder, name), 'utf8')));

  expect(bytesLoadedFirst).toBeLessThanOrEqual(10.5 * 1024);
  expect(code.join('')).not.toMatch(/PutEvents|smithy|require\(/);
});

test('publishes the event of each of 200 logins once, after its response', async () => {
  const logins = Array.from({ length: 200 }, aLogin);
  const before = trigger.bus.calls.length;

  for (const [index, login] of logins.entries()) {
    const { answer, respondedAt, responseMs } = await trigger.invoke(login);
    expect(answer).toEqual(login);
    expect(trigger.bus.calls).toHaveLength(before + index + 1);
    expect(respondedAt).toBeLessThan(trigger.bus.calls[before + index] ?? NaN);
    expect(responseMs).toBeLessThan(200);
  }

  expect(trigger.bus.accepted.slice(before).map(({ subject }) => subject)).toEqual(
    logins.map(({ request }) => request.userAttributes['sub']),
  );
  expect(trigger.outbox.calls).toEqual([]);
  expect(await trigger.initializations()).toBe(1);
});

test('each invocation says in the log that its event was published', async () => {
  const lines = await trigger.lines();

  expect(lines).toHaveLength(trigger.bus.accepted.length);
  for (const line of lines)
    expect(line).toMatchObject({ message: 'events delivered', EventsPublished: 1, EventsSentToOutbox: 0 });
});
