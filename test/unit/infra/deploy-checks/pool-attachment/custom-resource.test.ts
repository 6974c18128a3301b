import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import {
  attachment,
  type AttachmentProperties,
} from '../../../../../infra/deploy-checks/pool-attachment/custom-resource.ts';
import type { StackRequest } from '../../../../../infra/deploy-checks/pool-attachment/stack-request.ts';
import { aUserPool, ourFunction, poolId, theirFunction } from '../../../../given/builders/a-user-pool.ts';
import { fakePools } from '../../../../given/fakes/fake-pools.ts';

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

test('Create fails on functions of another team, names them, and Delete then succeeds', async () => {
  const { ports, updates } = fakePools([aUserPool({ LambdaConfig: { PreSignUp: theirFunction } })]);

  const { Status, Reason, PhysicalResourceId } = await attachment(aRequest(), ports);

  expect({ Status, Reason }).toEqual({ Status: 'FAILED', Reason: expect.stringContaining(theirFunction) as string });
  expect(await attachment(aRequest({ RequestType: 'Delete', PhysicalResourceId }), ports)).toMatchObject({
    Status: 'SUCCESS',
  });
  expect(updates).toEqual([]);
});

test('Update treats the older function, which the stack is about to delete, as its own', async () => {
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

test('Delete finds the pool by its properties, even if a killed Create never answered', async () => {
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

test('Delete fails if it cannot detach a function that logins call, and states the fix', async () => {
  const refused = Object.assign(new Error('no'), { name: 'UserImportInProgressException' });
  const { ports } = fakePools([aUserPool({ LambdaConfig: { PreSignUp: ourFunction } })], { refuse: () => refused });

  const answer = await attachment(aRequest({ RequestType: 'Delete', PhysicalResourceId: poolId }), ports);

  expect(answer).toMatchObject({
    Status: 'FAILED',
    Reason: expect.stringMatching(
      /UserImportInProgressException.*call the function: PreSignUp.*detach --function .* delete the stack again/,
    ) as string,
  });
});

test('fails Delete with pool and triggers while another party sets the function', async () => {
  const LambdaConfig = { PreSignUp: `${ourFunction}:live`, CustomEmailSender: senderOf(ourFunction) };
  const { ports } = fakePools([aUserPool({ LambdaConfig })], { meanwhile: (pool) => ({ ...pool, LambdaConfig }) });

  const { Status, Reason } = await attachment(aRequest({ RequestType: 'Delete', PhysicalResourceId: poolId }), ports);

  expect(Status).toBe('FAILED');
  expect(Reason).toMatch(
    new RegExp(`^${poolId}: .* from PreSignUp, CustomEmailSender: .*The trigger function is retained`),
  );
});

const senderOf = (LambdaArn: string) => ({ LambdaVersion: 'V1_0', LambdaArn }) as const;

test('succeeds on Delete once the pool is detached, whatever another party changes', async () => {
  const pool = aUserPool({ LambdaConfig: { PreSignUp: ourFunction } });
  const { ports } = fakePools([pool], { meanwhile: (now) => ({ ...now, UserPoolTags: {} }) });

  expect(await attachment(aRequest({ RequestType: 'Delete', PhysicalResourceId: poolId }), ports)).toMatchObject({
    Status: 'SUCCESS',
    Data: { finding: expect.stringMatching(/detached, but .* UserPoolTags\. .*Correct these fields\.$/) as string },
  });
});

test.each<[string, Partial<UserPoolType>, string]>([
  ['UserPoolTags', { UserPoolTags: {} }, 'before the update: UserPoolTags. .* then deploy again'],
  ['LambdaConfig', { LambdaConfig: {} }, 'removed the function from PreSignUp, .*attach --print all'],
])('fails on Create if %s differs after the update', async (_field, change, reason) => {
  const { ports } = fakePools([aUserPool()], { meanwhile: (pool) => ({ ...pool, ...change }) });

  expect(await attachment(aRequest(), ports)).toMatchObject({
    Status: 'FAILED',
    Reason: expect.stringMatching(`^${poolId}: .*${reason}`) as string,
  });
});

test('succeeds on Create with a change of another party, and names it', async () => {
  const { ports, pool } = fakePools([aUserPool()], {
    afterRead: (now, read) => (read === 1 ? { ...now, MfaConfiguration: 'ON' } : now),
  });

  expect(await attachment(aRequest(), ports)).toMatchObject({
    Status: 'SUCCESS',
    Data: { finding: expect.stringMatching(/another party changed MfaConfiguration meanwhile/) as string },
  });
  expect(pool(poolId)?.MfaConfiguration).toBe('ON');
});

test('attaches a pool again on Update with another revision', async () => {
  const { ports, pool } = fakePools([aUserPool()]);
  const request = aRequest({
    RequestType: 'Update',
    PhysicalResourceId: poolId,
    ResourceProperties: { ...properties, attachmentRevision: '1' },
    OldResourceProperties: { ...properties, attachmentRevision: '0' },
  });

  expect(await attachment(request, ports)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: poolId });
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PreSignUp: ourFunction, PostAuthentication: ourFunction });
});

test('is another resource on Update to another pool; CloudFormation deletes the old', async () => {
  const former = 'eu-west-1_Former';
  const { ports, pool } = fakePools([aUserPool(), aUserPool({ Id: former, LambdaConfig: { PreSignUp: ourFunction } })]);
  const formerProperties = { ...properties, userPoolId: former };

  const updated = await attachment(
    aRequest({ RequestType: 'Update', PhysicalResourceId: former, OldResourceProperties: formerProperties }),
    ports,
  );
  expect(updated).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: poolId });
  expect(pool(former)?.LambdaConfig).toEqual({ PreSignUp: ourFunction });

  await attachment(
    aRequest({ RequestType: 'Delete', PhysicalResourceId: former, ResourceProperties: formerProperties }),
    ports,
  );
  expect(pool(former)?.LambdaConfig).toEqual({});
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PreSignUp: ourFunction });
});
