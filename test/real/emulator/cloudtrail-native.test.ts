import { aNativeRecord } from '../../given/builders/a-native-audit-record.ts';
import { collectAuditRecords, createTrail, type AuditRecords } from './audit-records.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { confirmedUser, createUserPool, email, password, signIn, type UserPool } from './user-pool.ts';

let emulator: Emulator;
let records: AuditRecords;
let pool: UserPool;

beforeAll(async () => {
  emulator = await startEmulator();
  await createTrail(emulator);
  records = await collectAuditRecords(emulator);
});
afterAll(() => emulator.stop());

beforeEach(async () => {
  pool = await createUserPool(emulator);
});

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';
const date = /^[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d:\d\d [AP]M$/;

/** The record with the kind of each value in its place: null, hidden, a flag with its value, a text, a number. */
function shapeOf(value: unknown): unknown {
  if (value === null || value === hidden || typeof value === 'boolean') return value;
  if (typeof value === 'string') return date.test(value) ? 'date' : 'text';
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
}

/** What has to be the same in value, too. */
const constants = ({ eventVersion, eventName, eventType, errorCode, readOnly }: Readonly<Record<string, unknown>>) => ({
  ...{ eventVersion, eventName, eventType, errorCode, readOnly },
});

/** Compares the next record with the one of AWS; some clients send a member more, and some users have attributes. */
async function expectShapeOf(sample: string, of: Parameters<AuditRecords['next']>[1] = pool) {
  const native = aNativeRecord(sample);
  const { detail } = await records.next(native.eventName, of);

  expect(constants(detail)).toEqual(constants(native));
  expect(shapeOf(detail)).toEqual(shapeOf(native));
}

const admin = { MessageAction: 'SUPPRESS', ForceAliasCreation: false, TemporaryPassword: password } as const;

test('logins have the shape that AWS gives them', async () => {
  await confirmedUser(pool, 'ada');
  await expect(signIn(pool, 'ada', 'wrong')).rejects.toThrow();
  await expectShapeOf('01-InitiateAuth-wrong-password');
  await expect(signIn(pool, 'bob')).rejects.toThrow();
  await expectShapeOf('02-InitiateAuth-unknown-user-told');
  const { RefreshToken: REFRESH_TOKEN = '' } = await signIn(pool, 'ada');
  await expectShapeOf('08-InitiateAuth-success-tokens');
  const { ClientId } = pool;
  const refresh = { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } } as const;
  await pool.cognito.initiateAuth(refresh);
  await expectShapeOf('09-InitiateAuth-success-refresh');
  await pool.cognito.revokeToken({ ClientId, Token: REFRESH_TOKEN });
  await expectShapeOf('17-RevokeToken-success');
  await expect(pool.cognito.initiateAuth(refresh)).rejects.toThrow();
  await expectShapeOf('06-InitiateAuth-refresh-revoked');
  await pool.cognito.adminDisableUser({ UserPoolId: pool.UserPoolId, Username: 'ada' });
  await expectShapeOf('26-AdminDisableUser-success');
  await expect(signIn(pool, 'ada')).rejects.toThrow();
  await expectShapeOf('03-InitiateAuth-disabled-user');
});

test('calls with an access token have the sub, and neither pool nor app client', async () => {
  const { cognito } = pool;
  const sub = await confirmedUser(pool, 'ada');
  const { AccessToken } = await signIn(pool, 'ada');
  await cognito.updateUserAttributes({ AccessToken, UserAttributes: [{ Name: 'name', Value: 'Ada' }] });
  await expectShapeOf('28-UpdateUserAttributes-success', { sub });
  await cognito.changePassword({ AccessToken, PreviousPassword: password, ProposedPassword: `${password}0` });
  await expectShapeOf('22-ChangePassword-success', { sub });
  await cognito.globalSignOut({ AccessToken });
  await expectShapeOf('15-GlobalSignOut-success', { sub });
  await expect(cognito.getUser({ AccessToken })).rejects.toThrow();
  await expectShapeOf('37-GetUser-access-token-revoked', { sub });
  const { AccessToken: another } = await signIn(pool, 'ada', `${password}0`);
  await cognito.deleteUser({ AccessToken: another });
  const { detail } = await records.next('DeleteUser', { sub });
  expect(detail).toMatchObject({ requestParameters: { accessToken: hidden }, additionalEventData: { sub } });
});

test('a new password has the shape that AWS gives it', async () => {
  const { cognito, ClientId, UserPoolId } = pool;
  await cognito.adminCreateUser({ UserPoolId, Username: 'ada', ...admin });
  await expectShapeOf('24-AdminCreateUser-success-suppress');
  await expect(cognito.adminCreateUser({ UserPoolId, Username: 'ada', ...admin })).rejects.toThrow();
  await expectShapeOf('25-AdminCreateUser-refused-username-exists');

  const AuthParameters = { USERNAME: 'ada', PASSWORD: password };
  const { Session } = await cognito.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
  const ChallengeName = 'NEW_PASSWORD_REQUIRED';
  const ChallengeResponses = { USERNAME: 'ada', NEW_PASSWORD: `${password}2` };
  await cognito.respondToAuthChallenge({ ClientId, ChallengeName, Session, ChallengeResponses });
  await expectShapeOf('12-RespondToAuthChallenge-success-new-password');
});

test("an administrator's calls have the shape that AWS gives them", async () => {
  const { cognito, ClientId, UserPoolId } = pool;
  const user = { UserPoolId, Username: 'ada' };
  await cognito.signUp({ ClientId, Username: 'ada', Password: password, UserAttributes: [email('ada')] });
  await cognito.adminConfirmSignUp(user);
  await expectShapeOf('32-AdminConfirmSignUp-success');
  await cognito.adminSetUserPassword({ ...user, Password: password, Permanent: true });
  await expectShapeOf('23-AdminSetUserPassword-permanent');
  await cognito.adminUpdateUserAttributes({ ...user, UserAttributes: [email('eve')] });
  await expectShapeOf('30-AdminUpdateUserAttributes-success');
  await cognito.createGroup({ UserPoolId, GroupName: 'writer' });
  await cognito.adminAddUserToGroup({ ...user, GroupName: 'writer' });
  await expectShapeOf('33-AdminAddUserToGroup-success');
  await expect(cognito.adminAddUserToGroup({ ...user, GroupName: 'absent' })).rejects.toThrow();
  await expectShapeOf('34-AdminAddUserToGroup-refused-no-such-group');
  const nobody = { UserPoolId, Username: 'bob', GroupName: 'writer' };
  await expect(cognito.adminRemoveUserFromGroup(nobody)).rejects.toThrow();
  await expectShapeOf('35-AdminRemoveUserFromGroup-refused-no-such-user');
  await cognito.adminUserGlobalSignOut(user);
  await expectShapeOf('16-AdminUserGlobalSignOut-success');
  await cognito.adminDeleteUser(user);
  await expectShapeOf('27-AdminDeleteUser-success');
});

test('an app client of another pool leaves a record without parameters', async () => {
  const other = await createUserPool(emulator);
  const AuthFlow = 'ADMIN_USER_PASSWORD_AUTH';
  const AuthParameters = { USERNAME: 'ada', PASSWORD: password };
  const { UserPoolId, cognito } = other;

  await expect(
    cognito.adminInitiateAuth({ UserPoolId, ClientId: pool.ClientId, AuthFlow, AuthParameters }),
  ).rejects.toThrow();
  await expectShapeOf('14-AdminInitiateAuth-client-of-another-pool');
});

test('an app client that no pool has leaves no record', async () => {
  const nobodys = { UserPoolId: 'eu-central-1_none', ClientId: '1example23456789' };
  await expect(signIn({ ...pool, ...nobodys }, 'ada')).rejects.toThrow();
  await expect(signIn(pool, 'ada')).rejects.toThrow();

  await records.next('InitiateAuth', pool);
  expect(records.others(nobodys)).toEqual([]);
});

test('a revoked token has no user, and a call without the secret an unknown error', async () => {
  const GenerateSecret = true;
  const withSecret = await createUserPool(emulator, { client: { GenerateSecret } });
  const { ClientId, ClientSecret, cognito } = withSecret;
  const revoke = { ClientId, Token: 'a.token.revoked' };

  await expect(cognito.revokeToken(revoke)).rejects.toThrow();
  await expectShapeOf('19-RevokeToken-missing-secret', withSecret);
  await expect(cognito.revokeToken({ ...revoke, ClientSecret: 'wrong' })).rejects.toThrow();
  const { detail: wrongSecret } = await records.next('RevokeToken', withSecret);
  expect(wrongSecret).toMatchObject({ errorCode: 'UnknownError', requestParameters: { clientSecret: hidden } });
  await confirmedUser(pool, 'ada');
  const { RefreshToken: Token } = await signIn(pool, 'ada');
  await pool.cognito.revokeToken({ ClientId: pool.ClientId, Token });
  await pool.cognito.revokeToken({ ClientId: pool.ClientId, Token });
  await expectShapeOf('17-RevokeToken-success');
  expect((await records.next('RevokeToken', pool)).detail).not.toHaveProperty('additionalEventData');
  await cognito.revokeToken({ ...revoke, ClientSecret });
});

test('a refresh that is refused for a revoked token has a code and no message', async () => {
  const { cognito, ClientId } = pool;
  await confirmedUser(pool, 'ada');
  const { RefreshToken } = await signIn(pool, 'ada');
  await cognito.getTokensFromRefreshToken({ ClientId, RefreshToken });
  const { detail } = await records.next('GetTokensFromRefreshToken', pool);
  await cognito.revokeToken({ ClientId, Token: RefreshToken });
  await expect(cognito.getTokensFromRefreshToken({ ClientId, RefreshToken })).rejects.toThrow();
  const { detail: refused } = await records.next('GetTokensFromRefreshToken', pool);

  expect([detail['readOnly'], refused['readOnly']]).toEqual([false, false]);
  expect(refused).toMatchObject({ errorCode: 'NotAuthorizedException', responseElements: null });
  expect(refused).not.toHaveProperty('errorMessage');
});

test('a sub is not a UUID of RFC 9562', async () => {
  const subs = [];
  for (const user of ['ada', 'bob', 'cleo']) subs.push(await confirmedUser(pool, user));

  expect(new Set(subs).size).toBe(3);
  for (const sub of subs) expect(sub).toMatch(/^.4.8...8-...1-70..-[^89ab]...-.{12}$/);
});
