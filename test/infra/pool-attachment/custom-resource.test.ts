import { attachment, type AttachmentProperties } from '../../../infra/pool-attachment/custom-resource.ts';
import type { StackRequest } from '../../../infra/pool-attachment/stack-request.ts';
import { aUserPool, ourFunction, poolId, theirFunction } from '../../builders/a-user-pool.ts';
import { fakePools } from '../../fakes/fake-pools.ts';

const properties: AttachmentProperties = { userPoolId: poolId, functionArn: ourFunction };

const aRequest = (over: Partial<StackRequest<AttachmentProperties>> = {}): StackRequest<AttachmentProperties> => ({
  RequestType: 'Create',
  ResponseURL: 'https://answers.example.com/',
  StackId: 'stack',
  RequestId: 'request',
  LogicalResourceId: 'Pool',
  ResourceProperties: properties,
  ...over,
});

test('Create attaches, and tells so', async () => {
  const { ports, pool } = fakePools([aUserPool()]);

  expect(await attachment(aRequest(), ports)).toEqual({
    Status: 'SUCCESS',
    PhysicalResourceId: poolId,
    Data: { finding: `${poolId}: on every observed trigger; nothing else of the pool changed.` },
  });
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PreSignUp: ourFunction, DefineAuthChallenge: theirFunction });
});

test('Create of a pool with functions of somebody else fails with their names, and the Delete after it is done', async () => {
  const { ports, updates } = fakePools([aUserPool({ LambdaConfig: { PreSignUp: theirFunction } })]);

  const { Status, Reason, PhysicalResourceId } = await attachment(aRequest(), ports);

  expect({ Status, Reason }).toEqual({ Status: 'FAILED', Reason: expect.stringContaining(theirFunction) as string });
  expect(await attachment(aRequest({ RequestType: 'Delete', PhysicalResourceId }), ports)).toMatchObject({
    Status: 'SUCCESS',
  });
  expect(updates).toEqual([]);
});

test('Update to another function takes the older one, which the stack is about to delete, for ours', async () => {
  const older = 'arn:aws:lambda:eu-west-1:111122223333:function:Older';
  const { ports, pool } = fakePools([aUserPool({ LambdaConfig: { PreSignUp: older, CustomMessage: older } })]);

  const answer = await attachment(
    aRequest({
      RequestType: 'Update',
      PhysicalResourceId: 'as-before',
      ResourceProperties: { ...properties, except: ['CustomMessage'] },
      OldResourceProperties: { ...properties, functionArn: older },
    }),
    ports,
  );

  expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'as-before' });
  expect(answer.Data?.['finding']).toContain('on every observed trigger but CustomMessage');
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PreSignUp: ourFunction });
  expect(pool(poolId)?.LambdaConfig).not.toHaveProperty('CustomMessage');
});

test('Delete finds the pool by its properties, also where Create was killed before it could answer', async () => {
  const { ports, pool } = fakePools([aUserPool()]);
  await attachment(aRequest(), ports);

  const answer = await attachment(
    aRequest({ RequestType: 'Delete', PhysicalResourceId: 'made-up-by-cloudformation' }),
    ports,
  );

  expect(answer).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'made-up-by-cloudformation' });
  expect(pool(poolId)?.LambdaConfig).toEqual(aUserPool().LambdaConfig);
});

test('Delete of a pool that is gone is done', async () => {
  const request = aRequest({ RequestType: 'Delete', PhysicalResourceId: poolId });

  expect(await attachment(request, fakePools([]).ports)).toMatchObject({ Status: 'SUCCESS' });
});

test('Delete that cannot detach fails: a function that logins call must not go, and it says what to do', async () => {
  const refused = Object.assign(new Error('no'), { name: 'UserImportInProgressException' });
  const { ports } = fakePools([aUserPool({ LambdaConfig: { PreSignUp: ourFunction } })], { refuse: () => refused });

  const answer = await attachment(aRequest({ RequestType: 'Delete', PhysicalResourceId: poolId }), ports);

  expect(answer).toMatchObject({
    Status: 'FAILED',
    Reason: expect.stringMatching(/UserImportInProgressException.*detach --pool .*delete the stack again/) as string,
  });
});

test('fields that somebody else changed meanwhile are told, and fail nothing', async () => {
  const { ports } = fakePools([aUserPool()], { meanwhile: (pool) => ({ ...pool, UserPoolTags: {} }) });

  expect(await attachment(aRequest(), ports)).toMatchObject({
    Status: 'SUCCESS',
    Data: { finding: expect.stringContaining('before: UserPoolTags.') as string },
  });
});
