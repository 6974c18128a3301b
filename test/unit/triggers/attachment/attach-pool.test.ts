import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { attachPool, detachPool } from '../../../../triggers/attachment/attach-pool.ts';
import { observedTriggers } from '../../../../triggers/attachment/observed-triggers.ts';
import { aUserPool, ourFunction, poolId, theirFunction } from '../../../given/builders/a-user-pool.ts';
import { fakePools } from '../../../given/fakes/fake-pools.ts';

const desired = { functionArn: ourFunction };
const before = aUserPool();
const attached = { ...before.LambdaConfig, ...Object.fromEntries(observedTriggers.map((name) => [name, ourFunction])) };
const named = (name: string) => Object.assign(new Error('no'), { name });

/** A pool without what differs between any two descriptions of it. */
const settings = (pool: UserPoolType | undefined) => ({ ...pool, LastModifiedDate: undefined });

test('attaching changes only the triggers of a pool that resets omitted settings', async () => {
  const { ports, pool, updates } = fakePools([before]);

  expect(await attachPool(poolId, desired, ports)).toEqual({ updated: true, differences: [] });
  expect(settings(pool(poolId))).toEqual({ ...settings(before), LambdaConfig: attached });
  expect(updates).toHaveLength(1);
});

test('detaching restores the pool', async () => {
  const { ports, pool } = fakePools([{ ...before, LambdaConfig: attached }]);

  expect(await detachPool(poolId, desired, ports)).toEqual({ updated: true, differences: [] });
  expect(settings(pool(poolId))).toEqual(settings(before));
});

test('done again, after an interruption perhaps, either changes nothing', async () => {
  const there = fakePools([{ ...before, LambdaConfig: attached }]);
  const gone = fakePools([before]);

  expect(await attachPool(poolId, desired, there.ports)).toEqual({ updated: false, differences: [] });
  expect(await detachPool(poolId, desired, gone.ports)).toEqual({ updated: false, differences: [] });
  expect([...there.updates, ...gone.updates]).toEqual([]);
});

test("another owner's functions are named with their triggers, and nothing is attached", async () => {
  const LambdaConfig = { PreSignUp: theirFunction, CustomMessage: theirFunction };
  const { ports, updates } = fakePools([aUserPool({ LambdaConfig })]);

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({
    code: 'TRIGGERS_TAKEN',
    message: expect.stringMatching(
      new RegExp(
        `${poolId} .*PreSignUp has ${theirFunction}, CustomMessage has .*--exclude-trigger PreSignUp,CustomMessage`,
      ),
    ) as string,
  });
  expect(updates).toEqual([]);
});

test('with these triggers excepted the others are attached, and theirs stay', async () => {
  const { ports, pool } = fakePools([aUserPool({ LambdaConfig: { PreSignUp: theirFunction } })]);

  await attachPool(poolId, { ...desired, except: ['PreSignUp'] }, ports);

  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PreSignUp: theirFunction, PostConfirmation: ourFunction });
});

test("detaching leaves another owner's function where it replaced ours", async () => {
  const LambdaConfig = { PreSignUp: theirFunction, CustomMessage: ourFunction };
  const { ports, pool } = fakePools([aUserPool({ LambdaConfig })]);

  await detachPool(poolId, desired, ports);

  expect(pool(poolId)?.LambdaConfig).toEqual({ PreSignUp: theirFunction });
});

test('a pool that is gone cannot be attached, and is detached', async () => {
  const { ports } = fakePools([]);

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({ code: 'POOL_NOT_FOUND' });
  expect(await detachPool(poolId, desired, ports)).toEqual({ updated: false, differences: [] });
});

test('a permanent refusal by Cognito names the role that the update must pass', async () => {
  const refusal = named('AccessDeniedException');
  const { ports, pauses } = fakePools([before], { refuse: () => refusal });

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({
    code: 'UPDATE_REFUSED',
    message: expect.stringMatching(/AccessDeniedException: no.*role\/service-role\/sms.*iam:PassRole/) as string,
    cause: refusal,
  });
  expect(pauses).toEqual([]);
});

test('names the option for each permission that the update of a refused pool needs', async () => {
  const { ports } = fakePools([before], { refuse: () => named('AccessDeniedException') });

  const error = await attachPool(poolId, desired, ports).catch((reason: unknown) => reason as Error);

  expect((error as Error).message.split('. ').slice(1)).toEqual([
    'The pool sends text messages with the role arn:aws:iam::111122223333:role/service-role/sms: the caller of the ' +
      'update needs iam:PassRole on it (smsRoleArn in the configuration)',
    'The pool has custom senders with the KMS key arn:aws:kms:eu-west-1:111122223333:key/' +
      '1234abcd-12ab-34cd-56ef-1234567890ab: the caller of the update needs kms:CreateGrant and kms:DescribeKey on it ' +
      '(customSenderKeyArn in the configuration)',
    'The pool has tags: the caller of the update needs cognito-idp:TagResource and UntagResource on the pool.',
  ]);
});

test('settings that the SDK does not know stop attaching, but do not hold up detaching', async () => {
  const unknown = ['Branding'];
  const fresh = fakePools([before], { unknown });
  const there = fakePools([{ ...before, LambdaConfig: attached }], { unknown });

  await expect(attachPool(poolId, desired, fresh.ports)).rejects.toThrow(/Branding.*Nothing was changed/);
  expect(fresh.updates).toEqual([]);
  expect(await attachPool(poolId, desired, there.ports)).toEqual({ updated: false, differences: [] });
  expect(await detachPool(poolId, desired, there.ports)).toEqual({ updated: true, differences: unknown });
});

test('names the remaining triggers when a pool without an SMS role is refused', async () => {
  const pool = { Id: poolId, LambdaConfig: { PreSignUp: ourFunction, CustomEmailSender: senderOf(ourFunction) } };
  const { ports } = fakePools([pool], { refuse: () => named('UserImportInProgressException') });

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({
    code: 'UPDATE_REFUSED',
    message: `Cognito refused to update the user pool ${poolId}: UserImportInProgressException: no.`,
  });
  await expect(detachPool(poolId, desired, ports)).rejects.toThrow(
    /still call the function: PreSignUp, CustomEmailSender/,
  );
});

test('reports a refused pool that has no triggers', async () => {
  const { ports } = fakePools([{ Id: poolId }], { refuse: () => named('UserImportInProgressException') });

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({ code: 'UPDATE_REFUSED' });
});

const senderOf = (LambdaArn: string) => ({ LambdaVersion: 'V1_0', LambdaArn }) as const;
