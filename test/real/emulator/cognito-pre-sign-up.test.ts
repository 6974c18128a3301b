import { startEmulator, type Emulator } from './emulator.ts';
import { recordedTrigger, type RecordedTrigger } from './recorded-trigger.ts';
import { createUserPool, email, password } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

async function poolWith({ answer }: RecordedTrigger, UsernameAttributes?: ['email']) {
  const LambdaConfig = { PreSignUp: await emulator.createFunction(answer) };
  return createUserPool(emulator, { pool: { LambdaConfig, ...(UsernameAttributes && { UsernameAttributes }) } });
}

test("SignUp passes the call's attributes, metadata and validation data", async () => {
  const trigger = recordedTrigger();
  const { cognito, ClientId } = await poolWith(trigger);

  await cognito.signUp({
    ClientId,
    Username: 'ada',
    Password: password,
    UserAttributes: [email('ada')],
    ValidationData: [{ Name: 'campaign', Value: 'spring' }],
    ClientMetadata: { device: 'phone' },
  });

  expect(trigger.events).toEqual([
    expect.objectContaining({
      version: '1',
      triggerSource: 'PreSignUp_SignUp',
      userName: 'ada',
      request: {
        userAttributes: { email: 'ada@example.com' },
        validationData: { campaign: 'spring' },
        clientMetadata: { device: 'phone' },
      },
      response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    }),
  ]);
});

test('SignUp without metadata and validation data says so as AWS does', async () => {
  const trigger = recordedTrigger();
  const { cognito, ClientId } = await poolWith(trigger);

  await cognito.signUp({ ClientId, Username: 'ada', Password: password });

  expect(trigger.events[0]?.request).toEqual({ userAttributes: {}, validationData: null });
});

test('AdminCreateUser fires PreSignUp before the user exists', async () => {
  const trigger = recordedTrigger(async () => {
    await expect(pool.cognito.adminGetUser({ UserPoolId: pool.UserPoolId, Username: 'ada' })).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });
  const pool = await poolWith(trigger);

  await pool.cognito.adminCreateUser({
    UserPoolId: pool.UserPoolId,
    Username: 'ada',
    UserAttributes: [email('ada')],
    ClientMetadata: { by: 'support' },
  });

  expect(trigger.events).toMatchObject([
    {
      triggerSource: 'PreSignUp_AdminCreateUser',
      userName: 'ada',
      callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
      request: { userAttributes: { email: 'ada@example.com' }, clientMetadata: { by: 'support' } },
    },
  ]);
});

test('AdminCreateUser ignores the flags of the answer', async () => {
  const trigger = recordedTrigger(({ response }) => {
    response.autoConfirmUser = true;
    response.autoVerifyEmail = true;
  });
  const { cognito, UserPoolId } = await poolWith(trigger);

  const { User } = await cognito.adminCreateUser({ UserPoolId, Username: 'ada', UserAttributes: [email('ada')] });

  expect(trigger.events).toHaveLength(1);
  expect(User?.UserStatus).toBe('FORCE_CHANGE_PASSWORD');
  expect(User?.Attributes).not.toContainEqual({ Name: 'email_verified', Value: 'true' });
});

test('AdminCreateUser that is refused leaves no user', async () => {
  const { cognito, UserPoolId } = await poolWith(
    recordedTrigger(() => {
      throw new Error('no vacancy');
    }),
  );

  await expect(cognito.adminCreateUser({ UserPoolId, Username: 'ada' })).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreSignUp failed with error no vacancy.',
  });
  await expect(cognito.adminGetUser({ UserPoolId, Username: 'ada' })).rejects.toMatchObject({
    name: 'UserNotFoundException',
  });
});

test('AdminCreateUser of a user who exists fails without the trigger', async () => {
  const trigger = recordedTrigger();
  const { cognito, UserPoolId } = await poolWith(trigger);
  await cognito.adminCreateUser({ UserPoolId, Username: 'ada' });

  await expect(cognito.adminCreateUser({ UserPoolId, Username: 'ada' })).rejects.toMatchObject({
    name: 'UsernameExistsException',
  });
  expect(trigger.events).toHaveLength(1);
});

test('AdminCreateUser in a pool with email sign-in passes the sub of the created user', async () => {
  const trigger = recordedTrigger();
  const { cognito, UserPoolId } = await poolWith(trigger, ['email']);

  const { User } = await cognito.adminCreateUser({ UserPoolId, Username: 'ada@example.com' });

  expect(trigger.events).toMatchObject([
    { userName: User?.Username, request: { userAttributes: { email: 'ada@example.com' } } },
  ]);
  expect(User?.Attributes).toContainEqual({ Name: 'sub', Value: User?.Username });
});
