import { setTimeout as delay } from 'node:timers/promises';
import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { aLogin } from '../../given/builders/a-login.ts';

let trigger: TriggerFunction;
afterEach(() => trigger.stop());

test('loses no event when the Extensions API fails between two invocations', async () => {
  let asked = 0;
  trigger = await startTriggerFunction({
    refuse: (path) => (path === '/extension/event/next' && ++asked === 2 ? 500 : undefined),
  });
  const logins = [aLogin(), aLogin()] as const;

  // The extension does not report back, so Lambda ends the environment at the time limit: long after the response.
  await expect(trigger.invoke(logins[0])).rejects.toThrow('timed out');
  expect(trigger.responses()).toBe(1);
  expect(trigger.bus.accepted).toHaveLength(1);
  const { answer } = await trigger.invoke(logins[1]);

  expect(answer).toEqual(logins[1]);
  expect(trigger.bus.accepted.map(({ subject }) => subject)).toEqual(
    logins.map(({ request }) => request.userAttributes['sub']),
  );
  expect(await trigger.lines()).toMatchObject([
    { message: 'events delivered' },
    { level: 'warn', message: 'publishing before response', code: 'EXTENSIONS_API_FAILED' },
    { message: 'events delivered' },
  ]);
});

test('does not delay an invocation when its registration is answered too late', async () => {
  let asked = 0;
  trigger = await startTriggerFunction({
    beforeAnswer: async (path) => {
      if (path === '/extension/register') await delay(1_300);
      if (path === '/extension/event/next') asked += 1;
    },
  });
  const logins = [aLogin(), aLogin(), aLogin()];

  for (const login of logins) expect((await trigger.invoke(login)).answer).toEqual(login);

  expect(asked).toBeGreaterThanOrEqual(2);
  expect(trigger.bus.accepted).toHaveLength(3);
  expect(await trigger.initializations()).toBe(1);
  expect((await trigger.lines())[0]).toMatchObject({ code: 'NO_EXTENSIONS_API' });
});
