import { cognitoPools } from '../../../../triggers/attachment/cognito-pools.ts';
import { poolId } from '../../../given/builders/a-user-pool.ts';
import { fakeAws, type AwsAnswer } from '../../../given/fakes/fake-aws.ts';

/** What the adapter makes of Cognito's answers, and what it asked. */
async function withCognito<Result>(
  answer: AwsAnswer,
  use: (pools: ReturnType<typeof cognitoPools>) => Promise<Result>,
) {
  const aws = await fakeAws(() => answer);
  try {
    return { result: await use(cognitoPools({ maxAttempts: 1 })), calls: aws.calls };
  } finally {
    await aws.close();
  }
}

test('describes a pool with the paths of settings that the SDK does not know', async () => {
  const UserPool = {
    Id: poolId,
    MfaConfiguration: 'ON',
    LambdaConfig: { PreSignUp: 'f', PreLogout: 'f' },
    Sky: 'blue',
  };
  const { result, calls } = await withCognito({ UserPool }, (pools) => pools.describe(poolId));

  expect(result?.pool).toMatchObject({ Id: poolId, MfaConfiguration: 'ON', LambdaConfig: { PreSignUp: 'f' } });
  expect(result?.unknown).toEqual(['LambdaConfig.PreLogout', 'Sky']);
  expect(result?.returnedTriggers).toEqual({ PreSignUp: 'f', PreLogout: 'f' });
  expect(calls).toEqual([{ operation: 'DescribeUserPool', input: { UserPoolId: poolId } }]);
});

test.each(['ResourceNotFoundException', 'InvalidParameterException'])(
  'reports a pool as missing that %s refuses',
  async (code) => {
    expect((await withCognito({ status: 400, code }, (pools) => pools.describe(poolId))).result).toBeUndefined();
  },
);

test('any other refusal is thrown by its name', async () => {
  const denied = { status: 400, code: 'AccessDeniedException' };

  await expect(withCognito(denied, (pools) => pools.describe(poolId))).rejects.toThrow(
    expect.objectContaining({ name: 'AccessDeniedException' }) as Error,
  );
});

test("rejects with the SDK's error and the status if the response is not JSON", async () => {
  await expect(withCognito('<html></html>', (pools) => pools.describe(poolId))).rejects.toMatchObject({
    name: 'SyntaxError',
    $metadata: { httpStatusCode: 200 },
  });
});

test('returns no triggers of a pool without any, and no pool without a description', async () => {
  const { result } = await withCognito({ UserPool: { Id: poolId } }, (pools) => pools.describe(poolId));
  const nothing = await withCognito({}, (pools) => pools.describe(poolId));

  expect(result).toEqual({ pool: { Id: poolId }, unknown: [], returnedTriggers: {} });
  expect(nothing.result).toBeUndefined();
});

test('an update is sent as it is', async () => {
  const request = { UserPoolId: poolId, LambdaConfig: {}, MfaConfiguration: 'ON' } as const;
  const { calls } = await withCognito({}, (pools) => pools.update(request));

  expect(calls).toEqual([{ operation: 'UpdateUserPool', input: request }]);
});
