import { accountId } from '../../../local/rig/aws-environment.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { recordedTrigger, type TriggerEvent } from './recorded-trigger.ts';
import { confirmedUser, createUserPool, email, password, type UserPool } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

async function poolWith(act?: (event: TriggerEvent) => unknown) {
  const { events, answer } = recordedTrigger(act);
  const LambdaConfig = { CustomMessage: await emulator.createFunction(answer) };
  const pool = await createUserPool(emulator, { pool: { LambdaConfig } });
  return { pool, events };
}

const signUp = ({ cognito, ClientId }: UserPool, ClientMetadata?: Record<string, string>) =>
  cognito.signUp({ ClientId, Username: 'ada', Password: password, UserAttributes: [email('ada')], ClientMetadata });

const sources = (events: readonly TriggerEvent[]): string[] => events.map(({ triggerSource }) => triggerSource);

interface Mail {
  readonly Subject: string;
  readonly BodyText: string;
}

/** What users were sent, the newest last. */
async function sentMails(): Promise<readonly Mail[]> {
  const response = await fetch(`${emulator.endpoint}/_ministack/ses/messages`);
  const { messages } = (await response.json()) as { messages: Readonly<Record<string, readonly Mail[]>> };
  return messages[accountId] ?? [];
}

test('SignUp asks for the message, with a placeholder for the code', async () => {
  const { pool, events } = await poolWith();

  const { UserSub } = await signUp(pool, { device: 'phone' });

  expect(events).toEqual([
    expect.objectContaining({
      version: '1',
      triggerSource: 'CustomMessage_SignUp',
      userName: 'ada',
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: pool.ClientId },
      request: {
        userAttributes: {
          sub: UserSub,
          email: 'ada@example.com',
          email_verified: 'false',
          'cognito:user_status': 'UNCONFIRMED',
        },
        codeParameter: '{####}',
        linkParameter: '{##Click Here##}',
        usernameParameter: null,
        clientMetadata: { device: 'phone' },
      },
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    }),
  ]);
});

test('a code that is sent again asks for it again', async () => {
  const { pool, events } = await poolWith();
  await signUp(pool);

  await pool.cognito.resendConfirmationCode({ ClientId: pool.ClientId, Username: 'ada' });

  expect(sources(events)).toEqual(['CustomMessage_SignUp', 'CustomMessage_ResendCode']);
});

test('a forgotten password asks for it, whether the user or an administrator says so', async () => {
  const { pool, events } = await poolWith();
  await confirmedUser(pool, 'ada');

  await pool.cognito.forgotPassword({ ClientId: pool.ClientId, Username: 'ada' });
  await pool.cognito.adminResetUserPassword({ UserPoolId: pool.UserPoolId, Username: 'ada' });

  expect(events.slice(1)).toMatchObject([
    { triggerSource: 'CustomMessage_ForgotPassword', callerContext: { clientId: pool.ClientId } },
    { triggerSource: 'CustomMessage_ForgotPassword', callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' } },
  ]);
});

test('an invitation asks for it, with a placeholder for the user name too', async () => {
  const { pool, events } = await poolWith();

  await pool.cognito.adminCreateUser({
    UserPoolId: pool.UserPoolId,
    Username: 'ada',
    UserAttributes: [email('ada')],
    ClientMetadata: { by: 'support' },
  });

  expect(events).toMatchObject([
    {
      triggerSource: 'CustomMessage_AdminCreateUser',
      callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
      request: {
        codeParameter: '{####}',
        linkParameter: '{##Click Here##}',
        usernameParameter: '{username}',
        clientMetadata: { by: 'support' },
      },
    },
  ]);
});

test('the answer replaces the message, and its placeholder becomes the code', async () => {
  const { pool } = await poolWith(({ response }) => {
    response['emailSubject'] = 'Welcome';
    response['emailMessage'] = 'Your code: {####}';
  });

  await signUp(pool);

  expect((await sentMails()).at(-1)).toMatchObject({ Subject: 'Welcome', BodyText: 'Your code: 123456' });
});

test('an answer with a subject alone keeps the message', async () => {
  const { pool } = await poolWith(({ response }) => {
    response['emailSubject'] = 'Welcome';
  });

  await signUp(pool);

  const mail = (await sentMails()).at(-1);
  expect(mail?.Subject).toBe('Welcome');
  expect(mail?.BodyText).toContain('123456');
});

test('a failing function fails the call, and nothing is sent', async () => {
  const { pool } = await poolWith(({ triggerSource }) => {
    if (triggerSource === 'CustomMessage_ForgotPassword') throw new Error('no paper');
  });
  await confirmedUser(pool, 'ada');
  const before = await sentMails();

  await expect(pool.cognito.forgotPassword({ ClientId: pool.ClientId, Username: 'ada' })).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'CustomMessage failed with error no paper.',
  });
  expect(await sentMails()).toEqual(before);
});
