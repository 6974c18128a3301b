import { startEmulator, type Emulator } from './emulator.ts';
import { recordedTrigger, type TriggerEvent } from './recorded-trigger.ts';
import { confirmedUser, createUserPool, password, signIn, type UserPoolOptions } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

/** A pool with the user ada and one function as trigger before and after the authentication and before the tokens. */
async function poolWith(act?: (event: TriggerEvent) => unknown, client?: UserPoolOptions['client']) {
  const trigger = recordedTrigger(act);
  const arn = await emulator.createFunction(trigger.answer);
  const LambdaConfig = { PreAuthentication: arn, PostAuthentication: arn, PreTokenGeneration: arn };
  const pool = await createUserPool(emulator, { pool: { LambdaConfig }, ...(client && { client }) });
  await confirmedUser(pool, 'ada');
  return { pool, events: trigger.events };
}

const sources = (events: readonly TriggerEvent[]): string[] => events.map(({ triggerSource }) => triggerSource);

function throwAt(source: string) {
  return ({ triggerSource }: TriggerEvent) => {
    if (triggerSource === source) throw new Error('closed');
  };
}

test('a sign-in fires before and after the authentication, and then the token trigger', async () => {
  const { pool, events } = await poolWith();

  await signIn(pool, 'ada');

  expect(sources(events)).toEqual([
    'PreAuthentication_Authentication',
    'PostAuthentication_Authentication',
    'TokenGeneration_Authentication',
  ]);
  const userAttributes = { email: 'ada@example.com', 'cognito:user_status': 'CONFIRMED' };
  expect(events[0]).toMatchObject({ userName: 'ada', callerContext: { clientId: pool.ClientId } });
  expect(events[0]?.request).toEqual({ userAttributes: expect.objectContaining(userAttributes) as unknown });
  expect(events[1]?.request).toMatchObject({ userAttributes, newDeviceUsed: false });
});

test('the metadata of a sign-in reaches PreAuthentication as validation data', async () => {
  const { pool, events } = await poolWith();

  await pool.cognito.initiateAuth({
    ClientId: pool.ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ada', PASSWORD: password },
    ClientMetadata: { device: 'phone' },
  });

  expect(events[0]?.request).toMatchObject({ validationData: { device: 'phone' } });
});

test("an administrator's sign-in fires them too", async () => {
  const { pool, events } = await poolWith(undefined, { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] });

  await pool.cognito.adminInitiateAuth({
    UserPoolId: pool.UserPoolId,
    ClientId: pool.ClientId,
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ada', PASSWORD: password },
  });

  expect(sources(events).slice(0, 2)).toEqual([
    'PreAuthentication_Authentication',
    'PostAuthentication_Authentication',
  ]);
});

test('a wrong password is looked at after PreAuthentication, and fires nothing else', async () => {
  const { pool, events } = await poolWith();

  await expect(signIn(pool, 'ada', 'wrong')).rejects.toMatchObject({ name: 'NotAuthorizedException' });

  expect(sources(events)).toEqual(['PreAuthentication_Authentication']);
});

test('a refresh fires neither', async () => {
  const { pool, events } = await poolWith();
  const { RefreshToken = '' } = await signIn(pool, 'ada');

  await pool.cognito.initiateAuth({
    ClientId: pool.ClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: RefreshToken },
  });

  expect(sources(events)).toEqual([
    'PreAuthentication_Authentication',
    'PostAuthentication_Authentication',
    'TokenGeneration_Authentication',
    'TokenGeneration_RefreshTokens',
  ]);
});

test('an unknown user fires PreAuthentication where the client hides who exists', async () => {
  const { pool, events } = await poolWith(undefined, {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    PreventUserExistenceErrors: 'ENABLED',
  });
  await expect(signIn(pool, 'bob')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  await signIn(pool, 'ada');

  expect(events.slice(0, 2)).toMatchObject([
    { userName: 'bob', request: { userAttributes: {}, userNotFound: true } },
    { userName: 'ada', request: { userNotFound: false } },
  ]);
});

test('an unknown user fires nothing where the client tells who exists', async () => {
  const { pool, events } = await poolWith(undefined, {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    PreventUserExistenceErrors: 'LEGACY',
  });
  await expect(signIn(pool, 'bob')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  await signIn(pool, 'ada');

  expect(events[0]).toMatchObject({ triggerSource: 'PreAuthentication_Authentication', userName: 'ada' });
});

test('a refusal before the authentication fails the sign-in, whatever the password', async () => {
  const { pool } = await poolWith(throwAt('PreAuthentication_Authentication'));

  await expect(signIn(pool, 'ada', 'wrong')).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreAuthentication failed with error closed.',
  });
});

test('a refusal after the authentication fails the sign-in before there are tokens', async () => {
  const { pool, events } = await poolWith(throwAt('PostAuthentication_Authentication'));

  await expect(signIn(pool, 'ada')).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PostAuthentication failed with error closed.',
  });
  expect(sources(events)).not.toContain('TokenGeneration_Authentication');
});
