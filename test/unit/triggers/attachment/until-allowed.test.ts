import { untilAllowed } from '../../../../triggers/attachment/until-allowed.ts';
import { aUserPool, poolId } from '../../../given/builders/a-user-pool.ts';
import { fakePools } from '../../../given/fakes/fake-pools.ts';

const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
const request = { UserPoolId: poolId, LambdaConfig: {} };

test('repeats calls that a new role is not allowed yet', async () => {
  const { ports, pauses, updates } = fakePools([aUserPool()], {
    refuse: (update) => (update < 3 ? denied : undefined),
  });

  await untilAllowed(ports).update(request);

  expect(updates).toHaveLength(1);
  expect(pauses).toEqual([1, 2]);
});

test('retries a description that a new role is not allowed yet', async () => {
  const { ports, pauses } = fakePools([aUserPool()]);
  const asked: string[] = [];
  const describe = (userPoolId: string) =>
    asked.push(userPoolId) === 1 ? Promise.reject(denied) : ports.describe(userPoolId);

  expect(await untilAllowed({ ...ports, describe }).describe(poolId)).toEqual({ pool: aUserPool(), unknown: [] });
  expect(asked).toEqual([poolId, poolId]);
  expect(pauses).toEqual([1]);
});

test('throws a denial after six attempts, and any other error at once', async () => {
  const never = fakePools([aUserPool()], { refuse: () => denied });
  const other = fakePools([aUserPool()], { refuse: () => new Error('broken') });

  await expect(untilAllowed(never.ports).update(request)).rejects.toBe(denied);
  expect(never.pauses).toEqual([1, 2, 3, 4, 5]);
  await expect(untilAllowed(other.ports).update(request)).rejects.toThrow('broken');
  expect(other.pauses).toEqual([]);
});
