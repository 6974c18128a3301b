import { startEmulator, type Emulator } from './emulator.ts';
import { createHostedUi } from './hosted-ui.ts';
import { recordedTrigger, type TriggerEvent } from './recorded-trigger.ts';
import { confirmedUser } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

/** A hosted UI with the user ada and one function as trigger before and after the authentication. */
async function hostedUiWith(act?: (event: TriggerEvent) => unknown) {
  const { events, answer } = recordedTrigger(act);
  const arn = await emulator.createFunction(answer);
  const ui = await createHostedUi(emulator, { LambdaConfig: { PreAuthentication: arn, PostAuthentication: arn } });
  await confirmedUser(ui, 'ada');
  return { ui, events };
}

test('the sign-in form fires PreAuthentication, and no PostAuthentication', async () => {
  const { ui, events } = await hostedUiWith();

  const submitted = await ui.submit('ada');
  await ui.exchange(submitted);

  expect(submitted.status).toBe(302);
  expect(events).toMatchObject([
    {
      triggerSource: 'PreAuthentication_Authentication',
      userName: 'ada',
      callerContext: { clientId: ui.ClientId },
      request: { userAttributes: { email: 'ada@example.com' } },
    },
  ]);
});

test('a wrong password fires it too', async () => {
  const { ui, events } = await hostedUiWith();

  await ui.submit('ada', 'wrong');

  expect(events).toHaveLength(1);
});

test('a refusal is shown on the page, whatever the password', async () => {
  const { ui } = await hostedUiWith(() => {
    throw new Error('closed today');
  });

  const page = await ui.submit('ada');

  expect(page.status).toBe(200);
  expect(await page.text()).toContain('PreAuthentication failed with error closed today.');
});

test('a trigger may call Cognito while the form waits for it', async () => {
  const { ui } = await hostedUiWith(async () => {
    await ui.cognito.adminGetUser({ UserPoolId: ui.UserPoolId, Username: 'ada' });
  });

  expect((await ui.submit('ada')).status).toBe(302);
});
