import fc from 'fast-check';
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { attachPool, detachPool } from '../../../../triggers/attachment/attach-pool.ts';
import { observedTriggers } from '../../../../triggers/attachment/observed-triggers.ts';
import { readOnlyFieldNames } from '../../../../triggers/attachment/pool-update.ts';
import { aUserPool, ourFunction, poolId, theirFunction } from '../../../given/builders/a-user-pool.ts';
import { fakePools } from '../../../given/fakes/fake-pools.ts';

const desired = { functionArn: ourFunction };
const before = aUserPool();
const attached = { ...before.LambdaConfig, ...Object.fromEntries(observedTriggers.map((name) => [name, ourFunction])) };
const named = (name: string) => Object.assign(new Error('no'), { name });
const at = (wantedRead: number, change: Partial<UserPoolType>) => (pool: UserPoolType, read: number) =>
  read === wantedRead ? { ...pool, ...change } : pool;

test('keeps and names a change that another party makes after the first read', async () => {
  const change = { MfaConfiguration: 'ON', DeletionProtection: 'INACTIVE' } as const;
  const { ports, pool, pauses } = fakePools([before], { afterRead: at(1, change) });

  expect(await attachPool(poolId, desired, ports)).toEqual({
    updated: true,
    differences: [],
    changedMeanwhile: ['DeletionProtection', 'MfaConfiguration'],
  });
  expect(pool(poolId)).toMatchObject({ ...change, LambdaConfig: attached });
  expect(pauses).toEqual([1]);
});

test('names changes of different times in alphabetical order', async () => {
  const changes = [{ MfaConfiguration: 'ON' }, { DeletionProtection: 'INACTIVE' }] as const;
  const { ports, pauses } = fakePools([before], { afterRead: (now, read) => ({ ...now, ...changes[read - 1] }) });

  const { changedMeanwhile } = await attachPool(poolId, desired, ports);

  expect(changedMeanwhile).toEqual(['DeletionProtection', 'MfaConfiguration']);
  expect(pauses).toEqual([1, 2]);
});

test('describes a pool once if it needs no update', async () => {
  const reads: number[] = [];
  const { ports } = fakePools([{ ...before, LambdaConfig: attached }], {
    afterRead: (now, read) => {
      reads.push(read);
      return now;
    },
  });

  expect(await attachPool(poolId, desired, ports)).toEqual({ updated: false, differences: [] });
  expect(reads).toEqual([1]);
});

test('does not update a pool that another party attaches between two reads', async () => {
  const { ports, updates, pauses } = fakePools([before], { afterRead: at(1, { LambdaConfig: attached }) });

  expect(await attachPool(poolId, desired, ports)).toEqual({ updated: false, differences: [] });
  expect(updates).toEqual([]);
  expect(pauses).toEqual([]);
});

test('overwrites no field of another party silently, if an update can see it', async () => {
  const fields = Object.keys(before).filter((name) => !readOnlyFieldNames.includes(name) && name !== 'LambdaConfig');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fields), fc.constantFrom('read', 'update'), async (field, when) => {
      const change = (pool: UserPoolType) => ({ ...pool, [field]: undefined });
      const { ports, pool } = fakePools([before], {
        afterRead: (now, read) => (when === 'read' && read === 1 ? change(now) : now),
        meanwhile: (now) => (when === 'update' ? change(now) : now),
      });

      const { differences, changedMeanwhile = [] } = await attachPool(poolId, desired, ports);

      expect(new Set([...differences, ...changedMeanwhile])).toEqual(new Set([field]));
      expect(pool(poolId)?.LambdaConfig).toEqual(attached);
      // A field that an update leaves out has its default afterwards: the change, as it was read.
      if (when === 'read') expect(pool(poolId)?.[field as keyof UserPoolType]).not.toEqual(before[field as 'Policies']);
    }),
    { numRuns: 60 },
  );
});

test('does not update a pool that changes between each two reads', async () => {
  const { ports, updates, pauses } = fakePools([before], {
    afterRead: (pool, read) => ({ ...pool, EmailVerificationSubject: `${read}` }),
  });

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({
    code: 'POOL_KEEPS_CHANGING',
    message: expect.stringMatching(`${poolId}: EmailVerificationSubject changed`) as string,
  });
  expect(updates).toEqual([]);
  expect(pauses).toEqual([1, 2, 3, 4]);
});

test('claims no untouched pool in an error once an update took effect', async () => {
  const replaced = (pool: UserPoolType) => ({
    ...pool,
    LambdaConfig: { ...pool.LambdaConfig, PreSignUp: theirFunction },
  });
  const taken = fakePools([before], { meanwhile: replaced });
  const moving = fakePools([before], {
    meanwhile: (pool) => ({ ...pool, LambdaConfig: {} }),
    afterRead: (pool, read) => (read > 3 ? { ...pool, EmailVerificationSubject: `${read}` } : pool),
  });

  for (const { ports } of [taken, moving]) {
    const attaching = attachPool(poolId, desired, ports);

    await expect(attaching).rejects.toThrow(/An earlier update of this run changed its triggers/);
    await expect(attaching).rejects.not.toThrow(/Nothing was|None was sent/);
  }
});

test('does not replace a function that another party sets between two reads', async () => {
  const { ports, updates } = fakePools([before], { afterRead: at(1, { LambdaConfig: { PreSignUp: theirFunction } }) });

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({ code: 'TRIGGERS_TAKEN' });
  expect(updates).toEqual([]);
});

test.each(['ConcurrentModificationException', 'TooManyRequestsException'])(
  'repeats an update that ends with %s, with a new description',
  async (name) => {
    const { ports, updates, pauses, pool } = fakePools([before], {
      refuse: (update) => (update < 3 ? named(name) : undefined),
      afterRead: at(3, { MfaConfiguration: 'ON' }),
    });

    expect(await attachPool(poolId, desired, ports)).toEqual({
      updated: true,
      differences: [],
      changedMeanwhile: ['MfaConfiguration'],
    });
    expect(updates).toHaveLength(1);
    expect(pauses).toEqual([1, 2, 3]);
    expect(pool(poolId)?.MfaConfiguration).toBe('ON');
  },
);

test('fails after five attempts if every update is refused', async () => {
  const { ports, updates, pauses } = fakePools([before], { refuse: () => named('ConcurrentModificationException') });

  await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({ code: 'UPDATE_REFUSED' });
  expect(updates).toEqual([]);
  expect(pauses).toEqual([1, 2, 3, 4]);
});

test('sets a function again that another party removes once, and names the change', async () => {
  const { ports, pool, updates } = fakePools([before], {
    meanwhile: (now, update) => (update === 1 ? { ...now, LambdaConfig: {} } : now),
  });

  expect(await attachPool(poolId, desired, ports)).toEqual({
    updated: true,
    differences: [],
    changedMeanwhile: ['LambdaConfig'],
  });
  expect(pool(poolId)?.LambdaConfig).toMatchObject({ PostAuthentication: ourFunction });
  expect(updates).toHaveLength(2);
});

test('reports a function as missing that another party removes after every update', async () => {
  const { ports, updates } = fakePools([before], {
    meanwhile: ({ LambdaConfig, ...now }) => ({ ...now, LambdaConfig: { ...LambdaConfig, CustomMessage: undefined } }),
  });

  expect(await attachPool(poolId, desired, ports)).toEqual({
    updated: true,
    differences: ['LambdaConfig'],
    changedMeanwhile: ['LambdaConfig'],
    missing: ['CustomMessage'],
  });
  expect(updates).toHaveLength(5);
});

test('names a field that differs after the update', async () => {
  const { ports } = fakePools([before], { meanwhile: (now) => ({ ...now, MfaConfiguration: 'ON' }) });

  expect(await attachPool(poolId, desired, ports)).toEqual({ updated: true, differences: ['MfaConfiguration'] });
});

test('reports a pool that is deleted after the update as missing, and as detached', async () => {
  const attaching = fakePools([before], { meanwhile: () => undefined });
  const detaching = fakePools([{ ...before, LambdaConfig: attached }], { meanwhile: () => undefined });

  await expect(attachPool(poolId, desired, attaching.ports)).rejects.toMatchObject({ code: 'POOL_NOT_FOUND' });
  expect(await detachPool(poolId, desired, detaching.ports)).toEqual({ updated: true, differences: [] });
});
