import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { anAuditRecord } from '../../given/builders/an-audit-record.ts';
import { collectAuditRecords, createTrail, type AuditRecords } from './audit-records.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { confirmedUser, createUserPool, email, password, signIn, signUpCode, type UserPool } from './user-pool.ts';

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

let emulator: Emulator;
let records: AuditRecords;
let pool: UserPool;
let sub: string | undefined;

beforeAll(async () => {
  emulator = await startEmulator();
  await createTrail(emulator);
  records = await collectAuditRecords(emulator);
});
afterAll(() => emulator.stop());

beforeEach(async () => {
  pool = await createUserPool(emulator);
  sub = await confirmedUser(pool, 'ada');
});

const some = (kind: unknown): unknown => expect.any(kind);

/** The record of a sample, with the place and the ids of this test. */
const documented = (sample: string, over: object) => ({
  ...anAuditRecord(sample).detail,
  eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as unknown,
  awsRegion: region,
  sourceIPAddress: '127.0.0.1',
  userAgent: expect.stringContaining('aws-sdk-js/') as unknown,
  requestID: some(String),
  eventID: some(String),
  recipientAccountId: accountId,
  tlsDetails: some(Object),
  ...over,
});

const passwordSignIn = () => ({ authFlow: 'USER_PASSWORD_AUTH', authParameters: hidden, clientId: pool.ClientId });

test('a sign-in is recorded with its parameters and its tokens hidden', async () => {
  await signIn(pool, 'ada');

  const { detail, ...envelope } = await records.next('InitiateAuth', pool);
  expect(detail).toEqual(
    documented('InitiateAuth-succeeded', { requestParameters: passwordSignIn(), additionalEventData: { sub } }),
  );
  expect(envelope).toEqual({
    version: '0',
    id: some(String),
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.cognito-idp',
    account: accountId,
    time: detail.eventTime,
    region,
    resources: [],
  });
});

test('a wrong password is recorded with the error and the user', async () => {
  await expect(signIn(pool, 'ada', 'wrong')).rejects.toThrow();

  const { detail } = await records.next('InitiateAuth', pool);
  expect(detail).toEqual(
    documented('InitiateAuth', { requestParameters: passwordSignIn(), additionalEventData: { sub } }),
  );
});

test('a sign-in of an unknown user is recorded without a user', async () => {
  await expect(signIn(pool, 'bob')).rejects.toThrow();

  const { detail } = await records.next('InitiateAuth', pool);
  expect(detail).toEqual(documented('InitiateAuth-user-unknown', { requestParameters: passwordSignIn() }));
});

test('a call with an access token is recorded with the user only', async () => {
  const { AccessToken } = await signIn(pool, 'ada');
  await pool.cognito.changePassword({
    AccessToken,
    PreviousPassword: password,
    ProposedPassword: `${password}0`,
  });

  const { detail } = await records.next('ChangePassword', { sub });
  expect(detail).toEqual(documented('ChangePassword', { additionalEventData: { sub } }));
  expect(JSON.stringify(detail)).not.toContain(pool.UserPoolId);
});

test('a revoked token is recorded with the user', async () => {
  const { RefreshToken } = await signIn(pool, 'ada');
  await pool.cognito.revokeToken({ ClientId: pool.ClientId, Token: RefreshToken });

  const { detail } = await records.next('RevokeToken', pool);
  expect(detail['requestParameters']).toEqual({ token: hidden, clientId: pool.ClientId });
  expect(detail).toMatchObject({ additionalEventData: { sub } });
});

test("an administrator's call is recorded with caller, pool and sub, without user name", async () => {
  const { cognito, UserPoolId } = pool;
  await cognito.createGroup({ UserPoolId, GroupName: 'editors' });
  await cognito.adminAddUserToGroup({ UserPoolId, Username: 'ada', GroupName: 'editors' });

  const { detail } = await records.next('AdminAddUserToGroup', pool);
  expect(detail).toEqual(
    documented('AdminAddUserToGroup', {
      userIdentity: {
        type: 'IAMUser',
        principalId: some(String),
        arn: `arn:aws:iam::${accountId}:user/local`,
        accountId,
        accessKeyId: accountId,
        userName: 'local',
      },
      requestParameters: { userPoolId: UserPoolId, username: hidden, groupName: 'editors' },
      additionalEventData: { sub },
    }),
  );
});

test('a deleted user is recorded with the sub', async () => {
  await pool.cognito.adminDeleteUser({ UserPoolId: pool.UserPoolId, Username: 'ada' });

  const { detail } = await records.next('AdminDeleteUser', pool);
  expect(detail).toMatchObject({ additionalEventData: { sub } });
});

test('attributes are hidden as a whole, and what tells nothing about the user is not', async () => {
  const { cognito, ClientId } = pool;
  await cognito.signUp({ ClientId, Username: 'bob', Password: password, UserAttributes: [email('bob')] });

  await records.next('SignUp', pool);
  const { detail } = await records.next('SignUp', pool);
  expect(detail).toMatchObject({
    requestParameters: { clientId: ClientId, username: hidden, password: hidden, userAttributes: hidden },
    responseElements: {
      userConfirmed: false,
      codeDeliveryDetails: { destination: hidden, deliveryMedium: 'EMAIL', attributeName: 'email' },
    },
  });
});

test('a call that only reads is recorded as read-only, without its answer', async () => {
  await pool.cognito.adminGetUser({ UserPoolId: pool.UserPoolId, Username: 'ada' });

  const { detail } = await records.next('AdminGetUser', pool);
  expect(detail).toMatchObject({ readOnly: true, responseElements: null, additionalEventData: { sub } });
});

test('a call that a trigger refused is recorded as failed', async () => {
  const PreAuthentication = await emulator.createFunction(() => {
    throw new Error('not today');
  });
  pool = await createUserPool(emulator, { pool: { LambdaConfig: { PreAuthentication } } });
  await confirmedUser(pool, 'ada');
  await expect(signIn(pool, 'ada')).rejects.toThrow();

  const { detail } = await records.next('InitiateAuth', pool);
  expect(detail).toMatchObject({
    errorCode: 'UserLambdaValidationException',
    errorMessage: 'PreAuthentication failed with error not today.',
    responseElements: null,
  });
});

test('each call has one record, with an id of its own', async () => {
  const { cognito, ClientId, UserPoolId } = pool;
  await cognito.signUp({ ClientId, Username: 'cleo', Password: password });
  await cognito.confirmSignUp({ ClientId, Username: 'cleo', ConfirmationCode: signUpCode });
  await cognito.adminDisableUser({ UserPoolId, Username: 'cleo' });
  await cognito.adminDisableUser({ UserPoolId, Username: 'cleo' });

  const disabled = [await records.next('AdminDisableUser', pool), await records.next('AdminDisableUser', pool)];
  expect(new Set(disabled.map(({ detail }) => detail.eventID)).size).toBe(2);
  expect(records.others(pool)).not.toContain('AdminDisableUser');
});
