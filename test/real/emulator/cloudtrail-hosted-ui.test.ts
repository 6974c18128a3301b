import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { anAuditRecord } from '../../given/builders/an-audit-record.ts';
import { collectAuditRecords, createTrail, type AuditRecords } from './audit-records.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createHostedUi, type HostedUi } from './hosted-ui.ts';
import { confirmedUser } from './user-pool.ts';

let emulator: Emulator;
let records: AuditRecords;
let ui: HostedUi;

beforeAll(async () => {
  emulator = await startEmulator();
  await createTrail(emulator);
  records = await collectAuditRecords(emulator);
});
afterAll(() => emulator.stop());

beforeEach(async () => {
  ui = await createHostedUi(emulator);
  await confirmedUser(ui, 'ada');
});

const some = (kind: unknown): unknown => expect.any(kind);

interface Exchange {
  readonly requestParameters: Readonly<Record<string, readonly string[]>>;
}

/** The record of a sample, with the place, the client and the ids of this test. */
function documented(sample: string) {
  const { detail } = anAuditRecord(sample);
  const exchange = detail['additionalEventData'] as Exchange;
  return {
    ...detail,
    eventTime: some(String),
    awsRegion: region,
    sourceIPAddress: '127.0.0.1',
    userAgent: 'Mozilla/5.0',
    userIdentity: { accountId },
    additionalEventData: {
      ...exchange,
      requestParameters: { ...exchange.requestParameters, client_id: [ui.ClientId] },
      ...('userPoolId' in exchange && {
        userPoolId: ui.UserPoolId,
        userPoolDomain: `${ui.domain}.auth.${region}.amazoncognito.com`,
      }),
    },
    ...('requestID' in detail && { requestID: some(String) }),
    eventID: some(String),
    recipientAccountId: accountId,
    serviceEventDetails: { serviceAccountId: some(String) },
  };
}

test('the sign-in form is recorded as documented: read-only, with an empty error', async () => {
  expect((await ui.open()).status).toBe(200);

  const { detail, ...envelope } = await records.next('Login_GET', ui);
  expect(detail).toEqual(documented('Login_GET'));
  expect(envelope).toMatchObject({ 'detail-type': 'AWS Service Event via CloudTrail', source: 'aws.cognito-idp' });
});

test('a failed password is recorded with status 401', async () => {
  await ui.submit('ada', 'wrong');

  const { detail } = await records.next('CognitoAuthentication', ui);
  expect(detail).toEqual(documented('CognitoAuthentication'));
});

test('a disabled user is recorded with status 401 too', async () => {
  await ui.cognito.adminDisableUser({ UserPoolId: ui.UserPoolId, Username: 'ada' });
  await ui.submit('ada');

  const { detail } = await records.next('CognitoAuthentication', ui);
  expect(detail).toMatchObject({ additionalEventData: { responseParameters: { status: 401 } } });
});

test("a sign-in's record has the redirect, and the record of its tokens the endpoint", async () => {
  const submitted = await ui.submit('ada');
  expect((await ui.exchange(submitted)).status).toBe(200);

  const { detail: signIn } = await records.next('CognitoAuthentication', ui);
  const { detail: tokens } = await records.next('Token_POST', ui);
  expect(signIn).toEqual(documented('CognitoAuthentication-succeeded'));
  expect(tokens).toEqual(documented('Token_POST-succeeded'));
});

test('a code that was used already is recorded with status 400', async () => {
  const submitted = await ui.submit('ada');
  await ui.exchange(submitted);
  await records.next('Token_POST', ui);

  expect((await ui.exchange(submitted)).status).toBe(400);

  const { detail } = await records.next('Token_POST', ui);
  expect(detail).toEqual(documented('Token_POST'));
});

test('a logout is recorded', async () => {
  expect((await ui.logOut()).status).toBe(302);

  const { detail } = await records.next('Logout', ui);
  expect(detail).toEqual(documented('Logout'));
});

test('a client that authenticates in the header is recorded with its pool', async () => {
  const { cognito, UserPoolId } = ui;
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }];
  await cognito.createResourceServer({ UserPoolId, Identifier: 'api', Name: 'api', Scopes });
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId,
    ClientName: 'machine',
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['api/read'],
  });
  const { ClientId = '', ClientSecret = '' } = UserPoolClient ?? {};

  const authorization = `Basic ${Buffer.from(`${ClientId}:${ClientSecret}`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const response = await fetch(`${emulator.endpoint}/oauth2/token`, {
    method: 'POST',
    headers: { authorization },
    body,
  });
  expect(response.status).toBe(200);

  const { detail } = await records.next('Token_POST', ui);
  expect(detail['additionalEventData']).toEqual({
    responseParameters: { status: 200 },
    requestParameters: { grant_type: ['client_credentials'] },
    userPoolId: UserPoolId,
    userPoolDomain: some(String),
  });
});
