import { aRecordNaming, FakeCognitoPools } from '../../../../given/fakes/fake-cognito-pools.ts';

const one = { userPoolId: 'eu-west-1_One' };

test('a user whom Cognito does not know is undecided while the table does not answer', async () => {
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
  'a record of the same batch that names %j shows a user, in whichever order they come',
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
