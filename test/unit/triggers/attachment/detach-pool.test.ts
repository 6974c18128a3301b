import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import { detachPool } from '../../../../triggers/attachment/attach-pool.ts';
import { aUserPool, ourFunction, poolId, theirFunction } from '../../../given/builders/a-user-pool.ts';
import { fakePools } from '../../../given/fakes/fake-pools.ts';

const ours = { functionArn: `${ourFunction}:live` };
const versioned = (LambdaArn: string) => ({ LambdaVersion: 'V2_0', LambdaArn });
const members: readonly (readonly [string, (arn: string) => unknown])[] = [
  ...['PreSignUp', 'PostAuthentication', 'DefineAuthChallenge', 'VerifyAuthChallengeResponse', 'UserMigration'].map(
    (name) => [name, (arn: string) => arn] as const,
  ),
  ...['PreTokenGenerationConfig', 'CustomSMSSender', 'CustomEmailSender', 'InboundFederation'].map(
    (name) => [name, versioned] as const,
  ),
  ['AfterLogoutOfTomorrow', (arn) => arn],
  ['SendersOfTomorrow', (arn) => ({ Senders: [{ Target: { Arn: arn } }] })],
];
const arns = [ourFunction, `${ourFunction}:live`, `${ourFunction}:7`, `${ourFunction}:$LATEST`, `${ourFunction}:other`];
const forms = members.flatMap(([name, form]) => arns.map((arn) => [name, arn, { [name]: form(arn) }] as const));

test.each(forms)('removes a function from %s as %s, and keeps the other function', async (_name, _arn, config) => {
  const LambdaConfig = { CustomMessage: theirFunction, ...config } as LambdaConfigType;
  const { ports, pool, updates } = fakePools([aUserPool({ LambdaConfig })]);

  expect(await detachPool(poolId, ours, ports)).toEqual({ updated: true, differences: [] });
  expect(pool(poolId)?.LambdaConfig).toEqual({ CustomMessage: theirFunction });
  expect(updates).toHaveLength(1);
});

test.each(forms)('fails when another party sets the function again on %s as %s', async (name, _arn, config) => {
  const LambdaConfig = config as LambdaConfigType;
  const { ports, updates, pauses } = fakePools([aUserPool({ LambdaConfig })], {
    meanwhile: (pool) => ({ ...pool, LambdaConfig }),
  });

  await expect(detachPool(poolId, ours, ports)).rejects.toMatchObject({
    code: 'STILL_ATTACHED',
    message: expect.stringMatching(`${poolId} still calls .* from ${name}: .*retain both`) as string,
  });
  expect(updates).toHaveLength(5);
  expect(pauses).toEqual([1, 2, 3, 4]);
});

test('names every trigger that remains, and none of another function', async () => {
  const LambdaConfig = { PreSignUp: ourFunction, PostConfirmation: `${ourFunction}:3`, CustomMessage: theirFunction };
  const { ports } = fakePools([aUserPool({ LambdaConfig })], { meanwhile: (pool) => ({ ...pool, LambdaConfig }) });

  await expect(detachPool(poolId, ours, ports)).rejects.toThrow('from PreSignUp, PostConfirmation: ');
});

test('removes a function in the end that is set again twice', async () => {
  const LambdaConfig = { PreSignUp: ourFunction };
  const { ports, pool, updates } = fakePools([aUserPool({ LambdaConfig })], {
    meanwhile: (now, update) => (update < 3 ? { ...now, LambdaConfig } : now),
  });

  expect(await detachPool(poolId, ours, ports)).toMatchObject({ updated: true, changedMeanwhile: ['LambdaConfig'] });
  expect(pool(poolId)?.LambdaConfig).toEqual({});
  expect(updates).toHaveLength(3);
});

test('removes or names a trigger that the SDK leaves out of its description', async () => {
  const unknown = ['LambdaConfig.AfterLogoutOfTomorrow'];
  const AfterLogoutOfTomorrow = versioned(`${ourFunction}:live`);
  const replaced = fakePools([aUserPool()], {
    unknown,
    returnedTriggers: (updates) => (updates === 0 ? { AfterLogoutOfTomorrow } : {}),
  });
  const retained = fakePools([aUserPool()], { unknown, returnedTriggers: () => ({ AfterLogoutOfTomorrow }) });

  expect(await detachPool(poolId, ours, replaced.ports)).toEqual({ updated: true, differences: unknown });
  await expect(detachPool(poolId, ours, retained.ports)).rejects.toThrow(/from AfterLogoutOfTomorrow: /);
});

test('skips the update for triggers of a function with a similar name', async () => {
  const LambdaConfig = { PreSignUp: `${ourFunction}2`, CustomEmailSender: versioned(`${ourFunction}2`) };
  const { ports, updates } = fakePools([aUserPool({ LambdaConfig: LambdaConfig as LambdaConfigType })]);

  expect(await detachPool(poolId, ours, ports)).toEqual({ updated: false, differences: [] });
  expect(updates).toEqual([]);
});
