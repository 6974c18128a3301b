import { aRecordNaming, FakeCognitoPools } from '../../../../given/fakes/fake-cognito-pools.ts';

const one = { userPoolId: 'eu-west-1_One' };
const other = { nothing: 'OTHER_POOL' };
const minute = 60_000;

/** A record of a call with the user's own access token. */
const selfService = (sub: string) => aRecordNaming({ sub });
const deletion = (sub: string, at: number) =>
  aRecordNaming({ sub }, { eventName: 'DeleteUser', at: new Date(at).toISOString() });

test('a user unknown to Cognito is undecided while the table does not answer', async () => {
  const cognito = new FakeCognitoPools();
  cognito.table?.set('dora', 'eu-west-1_One');
  cognito.isTableDown = true;
  const poolOf = cognito.newEnvironment();

  // Cognito no longer knows a user who was deleted after the call.
  await expect(poolOf(aRecordNaming({ sub: 'dora' }))).rejects.toThrow('table down');
  cognito.isTableDown = false;
  expect(await poolOf(aRecordNaming({ sub: 'dora' }))).toEqual(one);
});

test.each([[{ ...one }], [{ clientId: 'web' }]])(
  'learns a user from a record of the same batch that names %j, in any order',
  async (named) => {
    const cognito = new FakeCognitoPools();
    cognito.table = undefined;
    const poolOf = cognito.newEnvironment();
    const deletion = aRecordNaming({ sub: 'dora' }, { eventName: 'DeleteUser' });
    const teacher = aRecordNaming({ ...named, sub: 'dora' });
    await poolOf(aRecordNaming({ clientId: 'web' }));

    expect(await Promise.all([deletion, teacher].map((record) => poolOf(record)))).toEqual([one, one]);
  },
);

test('while the table does not answer Cognito does', async () => {
  const cognito = new FakeCognitoPools();
  cognito.isTableDown = true;

  expect(await cognito.newEnvironment()(selfService('ann'))).toEqual(one);
});

describe('a user who has deleted the own account', () => {
  test('is unknown after five minutes, and found if the table learns the user later', async () => {
    const cognito = new FakeCognitoPools();
    const poolOf = cognito.newEnvironment();
    const record = deletion('dora', cognito.now - 5 * minute);

    expect(await poolOf(record)).toEqual({ nothing: 'USER_UNKNOWN' });
    expect(await poolOf(record)).toEqual({ nothing: 'USER_UNKNOWN' });
    cognito.table?.set('dora', 'eu-west-1_One');
    expect(await poolOf(selfService('dora'))).toEqual(one);
  });

  test.each([
    ['five seconds after the answer of Cognito', 5_000, other],
    ['less than five seconds after it, because clocks differ', 4_999, { nothing: 'USER_UNKNOWN' }],
  ])('is judged by that answer if the deletion came %s', async (_when, afterMs, expected) => {
    const cognito = new FakeCognitoPools();
    cognito.table = undefined;
    const poolOf = cognito.newEnvironment();
    await poolOf(selfService('zoe'));

    expect(await poolOf(deletion('zoe', cognito.now + afterMs))).toEqual(expected);
  });

  test('is of another pool if an earlier record of the user named it', async () => {
    const cognito = new FakeCognitoPools();
    const poolOf = cognito.newEnvironment();
    await poolOf(aRecordNaming({ userPoolId: 'eu-west-1_Former', sub: 'zoe' }));

    expect(await poolOf(deletion('zoe', cognito.now - 30 * minute))).toEqual(other);
  });
});
