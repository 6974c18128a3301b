import { attachPool, detachPool } from '../../../../triggers/attachment/attach-pool.ts';
import { observedTriggers } from '../../../../triggers/attachment/observed-triggers.ts';
import { triggerStates } from '../../../../triggers/attachment/trigger-plan.ts';
import { ourFunction, poolId } from '../../../given/builders/a-user-pool.ts';
import { reportedPools } from '../../../given/builders/reported-pools.ts';
import { ruledCognito } from '../../../given/fakes/ruled-cognito.ts';

const desired = { functionArn: `${ourFunction}:live` };

test('has eighteen pools', () => {
  expect(reportedPools).toHaveLength(18);
});

test.each(reportedPools)('%s: attaches a pool once, and detaches it as it was before', async (_report, pool) => {
  const { ports, now, updates } = ruledCognito(pool);
  const isTaken = triggerStates(pool.LambdaConfig ?? {}, desired).some(({ state }) => state === 'other function');

  if (isTaken) {
    await expect(attachPool(poolId, desired, ports)).rejects.toMatchObject({ code: 'TRIGGERS_TAKEN' });
    expect(updates()).toBe(0);
  } else {
    expect(await attachPool(poolId, desired, ports)).toEqual({ updated: true, differences: [] });
    for (const trigger of observedTriggers) expect(now().LambdaConfig?.[trigger]).toBe(desired.functionArn);
    expect(await attachPool(poolId, desired, ports)).toEqual({ updated: false, differences: [] });
    expect(await detachPool(poolId, desired, ports)).toEqual({ updated: true, differences: [] });
  }
  expect(now()).toEqual(pool);
});

test.each(
  reportedPools.filter(
    ([, { LambdaConfig = {} }]) => 'PostConfirmation' in LambdaConfig || 'PreTokenGeneration' in LambdaConfig,
  ),
)('%s: attaches the other triggers if it is excluded', async (_report, pool) => {
  const { ports, now } = ruledCognito(pool);
  const except = ['PostConfirmation', 'PreTokenGeneration'] as const;

  expect(await attachPool(poolId, { ...desired, except }, ports)).toEqual({ updated: true, differences: [] });
  expect(now().LambdaConfig).toMatchObject({ ...pool.LambdaConfig, PreSignUp: desired.functionArn });
  await detachPool(poolId, desired, ports);
  expect(now()).toEqual(pool);
});
