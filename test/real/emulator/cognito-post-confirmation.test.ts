import { startEmulator, type Emulator } from './emulator.ts';
import { recordedTrigger, type RecordedTrigger } from './recorded-trigger.ts';
import { createUserPool, email, password, resetCode, signUpCode, type UserPool } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

async function poolWith({ answer }: RecordedTrigger, PreSignUp?: string): Promise<UserPool> {
  const LambdaConfig = { PostConfirmation: await emulator.createFunction(answer), ...(PreSignUp && { PreSignUp }) };
  return createUserPool(emulator, { pool: { LambdaConfig, AutoVerifiedAttributes: ['email'] } });
}

async function signUp({ cognito, ClientId }: UserPool): Promise<string | undefined> {
  const call = { ClientId, Username: 'ada', Password: password, UserAttributes: [email('ada')] };
  return (await cognito.signUp(call)).UserSub;
}

test('ConfirmSignUp fires PostConfirmation with stored attributes and verified address', async () => {
  const trigger = recordedTrigger();
  const pool = await poolWith(trigger);
  const sub = await signUp(pool);
  const { cognito, ClientId } = pool;

  const ClientMetadata = { device: 'phone' };
  await cognito.confirmSignUp({ ClientId, Username: 'ada', ConfirmationCode: signUpCode, ClientMetadata });

  expect(trigger.events).toEqual([
    expect.objectContaining({
      version: '1',
      triggerSource: 'PostConfirmation_ConfirmSignUp',
      userName: 'ada',
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId },
      request: {
        userAttributes: {
          sub,
          email: 'ada@example.com',
          email_verified: 'true',
          'cognito:user_status': 'CONFIRMED',
        },
        clientMetadata: ClientMetadata,
      },
      response: {},
    }),
  ]);
});

test('AdminConfirmSignUp fires PostConfirmation without client or verified address', async () => {
  const trigger = recordedTrigger();
  const pool = await poolWith(trigger);
  await signUp(pool);

  await pool.cognito.adminConfirmSignUp({ UserPoolId: pool.UserPoolId, Username: 'ada' });

  expect(trigger.events).toMatchObject([
    {
      triggerSource: 'PostConfirmation_ConfirmSignUp',
      callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
      request: { userAttributes: { email_verified: 'false' } },
    },
  ]);
});

test('AdminConfirmSignUp refuses a user who is confirmed already', async () => {
  const trigger = recordedTrigger();
  const { cognito, ...pool } = await poolWith(trigger);
  const user = { UserPoolId: pool.UserPoolId, Username: 'ada' };
  await signUp({ cognito, ...pool });
  await cognito.adminConfirmSignUp(user);

  await expect(cognito.adminConfirmSignUp(user)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'User cannot be confirmed. Current status is CONFIRMED',
  });
  expect(trigger.events).toHaveLength(1);
});

test('SignUp that PreSignUp confirms fires PostConfirmation', async () => {
  const confirming = recordedTrigger(({ response }) => {
    response.autoConfirmUser = true;
  });
  const trigger = recordedTrigger();

  await signUp(await poolWith(trigger, await emulator.createFunction(confirming.answer)));

  expect(trigger.events).toMatchObject([{ triggerSource: 'PostConfirmation_ConfirmSignUp', userName: 'ada' }]);
});

test('ConfirmForgotPassword fires PostConfirmation, also first for a created user', async () => {
  const trigger = recordedTrigger();
  const { cognito, UserPoolId, ClientId } = await poolWith(trigger);
  const user = { UserPoolId, Username: 'ada' };
  await cognito.adminCreateUser({ ...user, UserAttributes: [email('ada')] });
  await cognito.adminSetUserPassword({ ...user, Password: password, Permanent: true });
  await cognito.forgotPassword({ ClientId, Username: 'ada' });

  const answer = { ConfirmationCode: resetCode, Password: `${password}0` };
  await cognito.confirmForgotPassword({ ClientId, Username: 'ada', ...answer });

  expect(trigger.events).toMatchObject([
    { triggerSource: 'PostConfirmation_ConfirmForgotPassword', callerContext: { clientId: ClientId } },
  ]);
});

test('a failing PostConfirmation fails the call, but the user stays confirmed', async () => {
  const trigger = recordedTrigger(() => {
    throw new Error('no welcome');
  });
  const pool = await poolWith(trigger);
  await signUp(pool);
  const { cognito, ClientId, UserPoolId } = pool;

  await expect(
    cognito.confirmSignUp({ ClientId, Username: 'ada', ConfirmationCode: signUpCode }),
  ).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PostConfirmation failed with error no welcome.',
  });
  await expect(cognito.adminGetUser({ UserPoolId, Username: 'ada' })).resolves.toMatchObject({
    UserStatus: 'CONFIRMED',
  });
});
