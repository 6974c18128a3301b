import { startEmulator, type Emulator } from './emulator.ts';
import { recordedTrigger, type TriggerEvent } from './recorded-trigger.ts';
import { confirmedUser, createUserPool, signIn, type UserPool, type UserPoolOptions } from './user-pool.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

type Version = 'V1_0' | 'V2_0' | 'V3_0';

async function poolWith(
  LambdaVersion: Version,
  act?: (event: TriggerEvent) => unknown,
  client?: UserPoolOptions['client'],
) {
  const trigger = recordedTrigger(act);
  const LambdaArn = await emulator.createFunction(trigger.answer);
  const LambdaConfig = { PreTokenGenerationConfig: { LambdaArn, LambdaVersion } };
  const pool = await createUserPool(emulator, { pool: { LambdaConfig }, ...(client && { client }) });
  return { pool, events: trigger.events };
}

async function poolWithAda(LambdaVersion: Version, act?: (event: TriggerEvent) => unknown) {
  const { pool, events } = await poolWith(LambdaVersion, act);
  await confirmedUser(pool, 'ada');
  return { pool, events };
}

function claims(token = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

test.each(['V1_0', 'V2_0', 'V3_0'] as const)('%s is asked once for both tokens of a sign-in', async (version) => {
  const { pool, events } = await poolWithAda(version);

  await signIn(pool, 'ada');

  expect(events).toMatchObject([
    {
      version: version.charAt(1),
      triggerSource: 'TokenGeneration_Authentication',
      request: { userAttributes: { email: 'ada@example.com', 'cognito:user_status': 'CONFIRMED' } },
    },
  ]);
});

test('the trigger is called once for a refresh', async () => {
  const { pool, events } = await poolWithAda('V2_0');
  const { RefreshToken: REFRESH_TOKEN = '' } = await signIn(pool, 'ada');

  await pool.cognito.initiateAuth({
    ClientId: pool.ClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN },
  });

  expect(events.slice(1)).toMatchObject([{ triggerSource: 'TokenGeneration_RefreshTokens' }]);
});

test('GetTokensFromRefreshToken asks as a sign-in does', async () => {
  const { pool, events } = await poolWithAda('V1_0');
  const { RefreshToken } = await signIn(pool, 'ada');

  await pool.cognito.getTokensFromRefreshToken({ ClientId: pool.ClientId, RefreshToken });

  expect(events.slice(1)).toMatchObject([{ triggerSource: 'TokenGeneration_Authentication' }]);
});

test('V1_0 shapes the ID token and leaves the access token alone', async () => {
  const { pool } = await poolWithAda('V1_0', ({ response }) => {
    response.claimsOverrideDetails = {
      claimsToAddOrOverride: { tier: 'gold' },
      claimsToSuppress: ['email'],
      groupOverrideDetails: { groupsToOverride: ['staff'] },
    };
  });

  const { IdToken, AccessToken } = await signIn(pool, 'ada');

  expect(claims(IdToken)).toMatchObject({ tier: 'gold', 'cognito:groups': ['staff'] });
  expect(claims(IdToken)).not.toHaveProperty('email');
  expect(claims(AccessToken)).not.toHaveProperty('tier');
});

test('V2_0 shapes both tokens, and their groups at once', async () => {
  const { pool } = await poolWithAda('V2_0', ({ response }) => {
    response.claimsAndScopeOverrideDetails = {
      idTokenGeneration: { claimsToAddOrOverride: { tier: 'gold' } },
      accessTokenGeneration: { claimsToAddOrOverride: { plan: 'yearly' }, scopesToAdd: ['orders'] },
      groupOverrideDetails: { groupsToOverride: ['staff'] },
    };
  });

  const { IdToken, AccessToken } = await signIn(pool, 'ada');

  expect(claims(IdToken)).toMatchObject({ tier: 'gold', 'cognito:groups': ['staff'] });
  expect(claims(AccessToken)).toMatchObject({
    plan: 'yearly',
    scope: 'aws.cognito.signin.user.admin orders',
    'cognito:groups': ['staff'],
  });
});

test('a failing function fails the sign-in', async () => {
  const { pool } = await poolWithAda('V1_0', () => {
    throw new Error('no claims');
  });

  await expect(signIn(pool, 'ada')).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreTokenGeneration failed with error no claims.',
  });
});

describe('client credentials', () => {
  const client: UserPoolOptions['client'] = {
    GenerateSecret: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: ['api/read'],
  };

  async function machineToken({ cognito, UserPoolId, ClientId, ClientSecret = '' }: UserPool) {
    const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }];
    await cognito.createResourceServer({ UserPoolId, Identifier: 'api', Name: 'api', Scopes });
    const form = { grant_type: 'client_credentials', client_id: ClientId, client_secret: ClientSecret };
    return fetch(`${emulator.endpoint}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  }

  test('V3_0 that fails answers with an OAuth error', async () => {
    const { pool, events } = await poolWith(
      'V3_0',
      () => {
        throw new Error('no machines');
      },
      client,
    );

    const response = await machineToken(pool);

    expect(events).toMatchObject([{ version: '3', triggerSource: 'TokenGeneration_ClientCredentials' }]);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });
});
