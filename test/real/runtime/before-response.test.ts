import type { Refuse } from '../../../local/rig/runtime-api.ts';
import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { aLogin } from '../../given/builders/a-login.ts';

let trigger: TriggerFunction;
afterEach(() => trigger.stop());

const noExtensions: Refuse = (path) => (path.startsWith('/extension/') ? 403 : undefined);
const fallback = { level: 'warn', message: 'publishing before response', code: 'NO_EXTENSIONS_API' };

async function expectPublishedBeforeResponse(): Promise<void> {
  for (const login of [aLogin(), aLogin()]) {
    const { answer, respondedAt } = await trigger.invoke(login);
    expect(answer).toEqual(login);
    expect(trigger.bus.calls.at(-1)).toBeLessThan(respondedAt);
    expect(trigger.bus.accepted.at(-1)?.subject).toBe(login.request.userAttributes['sub']);
  }
  expect(trigger.bus.accepted).toHaveLength(2);
}

test('DELIVERY=before-response: the event is on the bus before the response', async () => {
  trigger = await startTriggerFunction({ settings: { DELIVERY: 'before-response' } });

  await expectPublishedBeforeResponse();
  expect(await trigger.lines()).toMatchObject([{ message: 'events delivered' }, { message: 'events delivered' }]);
});

test('without the Extensions API it says so once, and publishes before the response', async () => {
  trigger = await startTriggerFunction({ refuse: noExtensions });

  await expectPublishedBeforeResponse();
  expect(await trigger.lines()).toMatchObject([
    fallback,
    { message: 'events delivered' },
    { message: 'events delivered' },
  ]);
});

test('delays a login by PUBLISH_TIMEOUT_MS at most while bus and outbox hang', async () => {
  trigger = await startTriggerFunction({ settings: { DELIVERY: 'before-response', PUBLISH_TIMEOUT_MS: '1200' } });
  await trigger.invoke(aLogin());
  trigger.bus.behave('hangs');
  trigger.outbox.behave('hangs');

  const login = aLogin();
  const { answer, responseMs } = await trigger.invoke(login);

  expect(answer).toEqual(login);
  expect(responseMs).toBeGreaterThan(600);
  expect(responseMs).toBeLessThan(1200);
  expect((await trigger.lines()).at(-1)).toMatchObject({
    message: 'event not published',
    code: 'TIMEOUT',
    event: { subject: login.request.userAttributes['sub'] },
  });
});
