import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TriggerBundle } from '../../local/trigger-bundle.ts';
import { startTriggerFunction, type TriggerFunction } from '../../local/trigger-function.ts';
import { aLogin } from '../builders/a-login.ts';

let trigger: TriggerFunction;
afterEach(() => trigger.stop());

const later = ({ folder, loadedLater }: TriggerBundle) => join(folder, loadedLater);
const modes = [['after-response'], ['before-response']] as const;

/** Three logins go on, and each event that cannot be made is counted. */
async function expectLoginsToGoOn(line: object): Promise<void> {
  for (const login of [aLogin(), aLogin(), aLogin()]) {
    const { answer, responseMs } = await trigger.invoke(login);
    expect(answer).toEqual(login);
    expect(responseMs).toBeLessThan(1000);
  }
  const expected = { level: 'error', message: 'observer failed', EventsNotNormalized: 1, ...line };
  expect(await trigger.lines()).toMatchObject([expected, expected, expected]);
  expect(trigger.bus.calls).toEqual([]);
  expect(await trigger.initializations()).toBe(1);
}

describe.each(modes)('%s', (DELIVERY) => {
  test('logins go on without the settings', async () => {
    trigger = await startTriggerFunction({ settings: { DELIVERY, EVENT_BUS_NAME: '' } });

    await expectLoginsToGoOn({ detail: expect.stringContaining('EVENT_BUS_NAME') as string });
  });

  test('logins go on where the code that publishes throws while it loads', async () => {
    const prepare = (bundle: TriggerBundle) => writeFile(later(bundle), "throw new Error('broken');");
    trigger = await startTriggerFunction({ settings: { DELIVERY }, prepare });

    await expectLoginsToGoOn({ code: 'UNKNOWN' });
  });

  test('logins go on where the code that publishes is not there', async () => {
    trigger = await startTriggerFunction({ settings: { DELIVERY }, prepare: (bundle) => rm(later(bundle)) });

    await expectLoginsToGoOn({ code: 'ERR_MODULE_NOT_FOUND' });
  });
});
