import { startEmulator, type Emulator } from './emulator.ts';
import { confirmedUser, createUserPool, email, password, resetCode, signIn, signUpCode } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

const codeMismatch = { name: 'CodeMismatchException' };

test('a wrong code confirms no sign-up, the right one does', async () => {
  const { cognito, ClientId } = await createUserPool(emulator);
  await cognito.signUp({ ClientId, Username: 'ada', Password: password, UserAttributes: [email('ada')] });
  const confirm = (ConfirmationCode: string) => cognito.confirmSignUp({ ClientId, Username: 'ada', ConfirmationCode });

  await expect(confirm('000000')).rejects.toMatchObject(codeMismatch);
  await confirm(signUpCode);
});

test('a wrong code changes no forgotten password, the right one does', async () => {
  const pool = await createUserPool(emulator);
  const { cognito, ClientId } = pool;
  await confirmedUser(pool, 'ada');
  await cognito.forgotPassword({ ClientId, Username: 'ada' });
  const Password = `${password}0`;
  const confirm = (ConfirmationCode: string) =>
    cognito.confirmForgotPassword({ ClientId, Username: 'ada', ConfirmationCode, Password });

  await expect(confirm('000000')).rejects.toMatchObject(codeMismatch);
  await confirm(resetCode);
  await signIn(pool, 'ada', Password);
});

test('a code is asked for before it can be used', async () => {
  const pool = await createUserPool(emulator);
  await confirmedUser(pool, 'ada');
  const { cognito, ClientId } = pool;

  await expect(
    cognito.confirmForgotPassword({ ClientId, Username: 'ada', ConfirmationCode: resetCode, Password: password }),
  ).rejects.toMatchObject({ name: 'ExpiredCodeException' });
});

test('the access token of a user who signed out everywhere is refused', async () => {
  const pool = await createUserPool(emulator);
  await confirmedUser(pool, 'ada');
  const { AccessToken } = await signIn(pool, 'ada');
  await pool.cognito.getUser({ AccessToken });
  await pool.cognito.globalSignOut({ AccessToken });

  await expect(pool.cognito.getUser({ AccessToken })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Access Token has been revoked',
  });
});

test('a sign-in flow that the client does not allow is refused', async () => {
  const pool = await createUserPool(emulator, { client: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] } });
  await confirmedUser(pool, 'ada');

  await expect(signIn(pool, 'ada')).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'USER_PASSWORD_AUTH flow not enabled for this client',
  });
});

test('a client with a secret must send the hash', async () => {
  const { cognito, ClientId } = await createUserPool(emulator, { client: { GenerateSecret: true } });

  await expect(cognito.signUp({ ClientId, Username: 'ada', Password: password })).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: `Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
  });
});
