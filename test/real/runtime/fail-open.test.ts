import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleEvents } from '../../../infra/deploy-checks/sample-events.ts';
import type { TriggerBundle } from '../../../local/rig/trigger-bundle.ts';
import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { aLogin } from '../../given/builders/a-login.ts';

let trigger: TriggerFunction;
afterEach(() => trigger.stop());

const later = ({ folder, loadedLater }: TriggerBundle) => join(folder, loadedLater);
const modes = [['after-response'], ['before-response']] as const;

const guarded = ({ folder, guarded: file }: TriggerBundle) => join(folder, file);

/** Three logins go on, and each event that cannot be made is counted. */
async function expectLoginsToGoOn(line: object): Promise<void> {
  for (const login of [aLogin(), aLogin(), aLogin()]) {
    const { answer, responseMs } = await trigger.invoke(login);
    expect(answer).toEqual(login);
    expect(responseMs).toBeLessThan(1000);
  }
  const expected = { level: 'error', message: 'event processing failed', EventsNotNormalized: 1, ...line };
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

  test.each([
    ['throws', (bundle: TriggerBundle) => writeFile(guarded(bundle), "throw new Error('broken');")],
    ['cannot be parsed', (bundle: TriggerBundle) => writeFile(guarded(bundle), 'export const =')],
    ['is not there', (bundle: TriggerBundle) => rm(guarded(bundle))],
    [
      'gives nothing',
      (bundle: TriggerBundle) => writeFile(guarded(bundle), 'export const startObserving = () => ({});'),
    ],
  ])('logins go on where all that the entry loads %s', async (_what, prepare) => {
    trigger = await startTriggerFunction({ settings: { DELIVERY }, prepare });

    await expectLoginsToGoOn({ code: expect.stringMatching(/^(CODE_NOT_LOADED|UNKNOWN)$/) as string });
  });

  test('returns a sample of a deployment unchanged without publishing it', async () => {
    trigger = await startTriggerFunction({ settings: { DELIVERY } });
    const login = aLogin();

    for (const sample of sampleEvents) expect((await trigger.invoke(sample)).answer).toEqual(sample);
    expect(trigger.bus.accepted).toEqual([]);
    await trigger.invoke(login);
    expect(trigger.bus.accepted.map(({ subject }) => subject)).toEqual([login.request.userAttributes['sub']]);
    expect(await trigger.initializations()).toBe(1);
  });

  test.each([
    ['the settings are missing', { EVENT_BUS_NAME: '' }, undefined, 'EVENT_BUS_NAME'],
    ['the code that publishes throws', {}, later, 'broken'],
    ['all that the entry loads throws', {}, guarded, 'broken'],
  ])('a sample fails where %s, so that the deployment does', async (_what, settings, file, why) => {
    const prepare = (bundle: TriggerBundle) =>
      file ? writeFile(file(bundle), "throw new Error('broken');") : Promise.resolve();
    trigger = await startTriggerFunction({ settings: { DELIVERY, ...settings }, prepare });

    const { answer } = await trigger.invoke(sampleEvents[0]);
    expect((answer as { errorMessage?: string }).errorMessage).toContain(why);
  });
});
