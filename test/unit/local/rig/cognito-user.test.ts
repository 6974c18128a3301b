import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { clientSettings } from '../../../../local/rig/aws-environment.ts';
import { CognitoUser, newPassword } from '../../../../local/rig/cognito-user.ts';
import { fakeCognito } from '../fake-cognito.ts';

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

/** The user ann of an app client, and the calls that Cognito gets from her. */
async function ann(options?: Parameters<typeof fakeCognito>[0]) {
  const cognito = await fakeCognito(options);
  close = cognito.close;
  const client = new CognitoIdentityProviderClient(clientSettings(cognito.endpoint));
  return { user: new CognitoUser(client, 'client7', 'ann'), calls: cognito.calls };
}

test("a new password satisfies Cognito's default policy, and is another one each time", () => {
  const passwords = Array.from({ length: 20 }, newPassword);

  for (const password of passwords) expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!]).{8,}$/);
  expect(new Set(passwords).size).toBe(20);
});

test('a user signs up with an email address, and gets a sub', async () => {
  const { user, calls } = await ann();

  expect(await user.signUp()).toBe('sub-of-ann');
  expect(calls).toMatchObject([
    {
      operation: 'SignUp',
      input: {
        ClientId: 'client7',
        Username: 'ann',
        UserAttributes: [{ Name: 'email', Value: 'ann@example.com' }],
      },
    },
  ]);
});

test('a sign-up that gives no sub fails', async () => {
  const send = () => Promise.resolve({ UserConfirmed: false });
  const client = { send } as unknown as CognitoIdentityProviderClient;

  await expect(new CognitoUser(client, 'client7', 'ann').signUp()).rejects.toThrow('SignUp of ann gave no sub.');
});

test('a user logs in with the password of the sign-up', async () => {
  const { user } = await ann();
  await user.signUp();

  await expect(user.logIn()).resolves.toBeUndefined();
  await expect(user.logIn('another')).rejects.toThrow('Incorrect username or password.');
});

test('a wrong password that is refused is as it should be', async () => {
  const { user } = await ann();
  await user.signUp();

  await expect(user.logInWrongly()).resolves.toBeUndefined();
});

test('a wrong password that is accepted is an error', async () => {
  const { user } = await ann({ isCareless: true });
  await user.signUp();

  await expect(user.logInWrongly()).rejects.toThrow('A wrong password of ann was not refused as it should be.');
});

test('after a reset another password is the right one', async () => {
  const { user, calls } = await ann();
  await user.signUp();

  await user.resetPassword();

  expect(new Set(calls.map(({ input }) => input['Password'])).size).toBe(3);
  await expect(user.logIn()).resolves.toBeUndefined();
});

test('the tokens of the login are used to refresh and to log out', async () => {
  const { user, calls } = await ann();
  await user.signUp();
  await user.logIn();

  await user.refresh();
  await user.logOut();

  expect(calls.slice(-2)).toMatchObject([
    { operation: 'InitiateAuth', input: { AuthParameters: { REFRESH_TOKEN: 'refresh-1' } } },
    { operation: 'GlobalSignOut', input: { AccessToken: 'access-1' } },
  ]);
});

test('after a change of the password the new one is the right one', async () => {
  const { user, calls } = await ann();
  await user.signUp();
  await user.logIn();

  await user.changePassword();

  expect(calls.at(-1)).toMatchObject({ operation: 'ChangePassword', input: { AccessToken: 'access-1' } });
  await expect(user.logIn()).resolves.toBeUndefined();
});

test('the login tokens change a name, revoke a token and delete the account', async () => {
  const { user, calls } = await ann();
  await user.signUp();
  await user.logIn();

  await user.changeName();
  await user.revokeToken();
  await user.deleteAccount();

  expect(calls.slice(-3)).toMatchObject([
    { operation: 'UpdateUserAttributes', input: { AccessToken: 'access-1', UserAttributes: [{ Name: 'name' }] } },
    { operation: 'RevokeToken', input: { ClientId: 'client7', Token: 'refresh-1' } },
    { operation: 'DeleteUser', input: { AccessToken: 'access-1' } },
  ]);
});
