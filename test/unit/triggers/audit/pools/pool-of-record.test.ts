import { aRecordNaming, FakeCognitoPools } from '../../../../given/fakes/fake-cognito-pools.ts';

const one = { userPoolId: 'eu-west-1_One' };
const two = { userPoolId: 'eu-west-1_Two' };

/** An environment over two pools that have nothing but what the fake has. */
function anEnvironment(cognito = new FakeCognitoPools()) {
  return { cognito, poolOf: cognito.newEnvironment() };
}

test('a record that names an observed pool is of that pool, whatever else it names', async () => {
  const { cognito, poolOf } = anEnvironment();

  expect(await poolOf(aRecordNaming(two))).toEqual(two);
  expect(await poolOf(aRecordNaming({ ...one, clientId: 'app', sub: 'bob' }))).toEqual(one);
  expect(cognito.calls).toEqual([]);
});

test('a record that names another pool is not of an observed one', async () => {
  const { cognito, poolOf } = anEnvironment();

  const record = aRecordNaming({ userPoolId: 'eu-west-1_Other', clientId: 'web', sub: 'ann' });
  expect(await poolOf(record)).toEqual({ nothing: 'OTHER_POOL' });
  expect(cognito.calls).toEqual([]);
});

test('a record that names neither pool, client nor user asks nobody', async () => {
  const { cognito, poolOf } = anEnvironment();

  expect(await poolOf(aRecordNaming({}))).toEqual({ nothing: 'POOL_UNKNOWN' });
  expect(cognito.calls).toEqual([]);
});

test('finds the pool of an app client by one list of each pool', async () => {
  const { cognito, poolOf } = anEnvironment();

  expect(await poolOf(aRecordNaming({ clientId: 'app' }))).toEqual(two);
  expect(await poolOf(aRecordNaming({ clientId: 'web' }))).toEqual(one);
  expect(cognito.calls).toEqual(['clients eu-west-1_One', 'clients eu-west-1_Two']);
});

test('a client that no observed pool has is unknown', async () => {
  const { poolOf } = anEnvironment();

  expect(await poolOf(aRecordNaming({ clientId: 'foreign', sub: 'zoe' }))).toEqual({ nothing: 'CLIENT_UNKNOWN' });
});

test('the app client decides, also if Cognito no longer knows the user', async () => {
  const { poolOf } = anEnvironment();
  // The user has been deleted since: the record is taken for one of another pool.
  expect(await poolOf(aRecordNaming({ sub: 'dora' }))).toEqual({ nothing: 'OTHER_POOL' });

  expect(await poolOf(aRecordNaming({ clientId: 'web', sub: 'dora' }))).toEqual(one);
  expect(await poolOf(aRecordNaming({ sub: 'dora' }))).toEqual(one);
});

test('finds the pool of a record that names only a user', async () => {
  const { cognito, poolOf } = anEnvironment();

  expect(await poolOf(aRecordNaming({ sub: 'bob' }))).toEqual(two);
  expect(await poolOf(aRecordNaming({ sub: 'bob' }))).toEqual(two);
  expect(cognito.calls).toEqual(['user bob in eu-west-1_One', 'user bob in eu-west-1_Two']);
});

test.each([[one], [{ clientId: 'web' }]])(
  'a record that names %j with the user shows the pool of the user',
  async (named) => {
    const { cognito, poolOf } = anEnvironment();

    await poolOf(aRecordNaming({ ...named, sub: 'cleo' }));
    cognito.newCalls();

    expect(await poolOf(aRecordNaming({ sub: 'cleo' }, { eventName: 'DeleteUser' }))).toEqual(one);
    expect(cognito.newCalls()).toEqual([]);
  },
);

test('a record that names a pool and a user shows the pool of the client', async () => {
  const { cognito, poolOf } = anEnvironment();

  await poolOf(aRecordNaming({ ...two, sub: 'ann', clientId: 'newer' }));

  expect(await poolOf(aRecordNaming({ clientId: 'newer' }))).toEqual(two);
  expect(cognito.calls).toEqual([]);
});

test("does not learn a client's pool from a record without a user", async () => {
  const { cognito, poolOf } = anEnvironment();

  await poolOf(aRecordNaming({ ...two, clientId: 'theirs' }));
  await poolOf(aRecordNaming({ clientId: 'theirs' })).catch(() => undefined);

  expect(cognito.calls).not.toEqual([]);
});

test('a user who was seen in another pool is not searched for', async () => {
  const { cognito, poolOf } = anEnvironment();

  await poolOf(aRecordNaming({ userPoolId: 'eu-west-1_Other', sub: 'zoe' }));

  expect(await poolOf(aRecordNaming({ sub: 'zoe' }))).toEqual({ nothing: 'OTHER_POOL' });
  expect(await poolOf(aRecordNaming({ sub: 'zoe' }, { eventName: 'DeleteUser' }))).toEqual({ nothing: 'OTHER_POOL' });
  expect(cognito.calls).toEqual([]);
});

test('a client without a list is of the pool that the user is known to be in', async () => {
  const { cognito, poolOf } = anEnvironment();

  await poolOf(aRecordNaming({ ...one, sub: 'ann' }));

  expect(await poolOf(aRecordNaming({ clientId: 'newer', sub: 'ann' }))).toEqual(one);
  expect(cognito.calls).toEqual([]);
});

test('has no observed pool if neither the client nor the user has one', async () => {
  const { poolOf } = anEnvironment();

  await poolOf(aRecordNaming({ userPoolId: 'eu-west-1_Other', sub: 'zoe' }));

  expect(await poolOf(aRecordNaming({ clientId: 'foreign', sub: 'zoe' }))).toEqual({ nothing: 'OTHER_POOL' });
});

test('a record that names another pool does not show the pool of its client', async () => {
  const { poolOf } = anEnvironment();

  await poolOf(aRecordNaming({ userPoolId: 'eu-west-1_Other', clientId: 'theirs', sub: 'zoe' }));

  expect(await poolOf(aRecordNaming({ clientId: 'theirs' }))).toEqual({ nothing: 'CLIENT_UNKNOWN' });
});

test('the list decides about a client, whatever a later record names with it', async () => {
  const { poolOf } = anEnvironment();

  await poolOf(aRecordNaming({ clientId: 'web' }));
  await poolOf(aRecordNaming({ ...two, clientId: 'web', sub: 'bob' }));

  expect(await poolOf(aRecordNaming({ clientId: 'web' }))).toEqual(one);
});

describe('a client that is newer than the list', () => {
  /** The list was read a second ago; then a client was made. */
  async function withNewClient() {
    const environment = anEnvironment();
    const { cognito, poolOf } = environment;
    await poolOf(aRecordNaming({ clientId: 'web' }));
    cognito.newCalls();
    cognito.now += 1_000;
    cognito.pools['eu-west-1_One']?.clients.push('newer');
    return { ...environment, at: new Date(cognito.now).toISOString() };
  }

  test('is found by its user at once, and known from then on', async () => {
    const { cognito, poolOf, at } = await withNewClient();

    expect(await poolOf(aRecordNaming({ clientId: 'newer', sub: 'ann' }, { at }))).toEqual(one);
    expect(await poolOf(aRecordNaming({ clientId: 'newer' }, { at }))).toEqual(one);
    expect(cognito.newCalls()).toEqual(['user ann in eu-west-1_One']);
  });

  test('leaves a record without a user undecided, until the list is read again', async () => {
    const { cognito, poolOf, at } = await withNewClient();
    const record = aRecordNaming({ clientId: 'newer' }, { at });

    await expect(poolOf(record)).rejects.toMatchObject({ code: 'CLIENT_LIST_TOO_OLD' });
    cognito.now += 60_000;
    expect(await poolOf(record)).toEqual(one);
  });

  test('does not keep other errors of the list from the caller', async () => {
    const { cognito, poolOf } = anEnvironment();
    cognito.throttle(1);

    await expect(poolOf(aRecordNaming({ clientId: 'foreign', sub: 'ann' }))).rejects.toThrow('slow down');
  });
});
