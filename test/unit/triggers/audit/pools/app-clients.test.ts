import { aRecordNaming, FakeCognitoPools } from '../../../../given/fakes/fake-cognito-pools.ts';

const minute = 60_000;
const lists = ['clients eu-west-1_One', 'clients eu-west-1_Two'];
const asked = (cognito: FakeCognitoPools) => cognito.newCalls().length / lists.length;

test('reads the list at most once a minute, whatever clients are asked for', async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();
  const ask = async (clientId: string) =>
    poolOf(aRecordNaming({ clientId }, { at: new Date(cognito.now).toISOString() })).catch(() => undefined);

  for (let second = 0; second < 180; second += 1) {
    await ask(`foreign-${second}`.replace('-', '_'));
    cognito.now += 1_000;
  }

  expect(asked(cognito)).toBe(3);
});

test('does not read the list again for a client that was missing after its use', async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();

  for (let times = 0; times < 5; times += 1) {
    expect(await poolOf(aRecordNaming({ clientId: 'foreign' }))).toEqual({ nothing: 'CLIENT_UNKNOWN' });
    cognito.now += 2 * minute;
  }
  expect(asked(cognito)).toBe(1);
});

test('reads one list for records that come at the same time', async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();

  await Promise.all(['web', 'app', 'foreign', 'web'].map((clientId) => poolOf(aRecordNaming({ clientId }))));
  expect(asked(cognito)).toBe(1);
});

test('knows a client after its deletion', async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();
  const record = aRecordNaming({ clientId: 'web' });

  await poolOf(record);
  cognito.pools['eu-west-1_One']?.clients.splice(0);
  cognito.now += 100 * minute;
  await poolOf(aRecordNaming({ clientId: 'other' }, { at: new Date(cognito.now - minute).toISOString() }));

  expect(await poolOf(record)).toEqual({ userPoolId: 'eu-west-1_One' });
});

test("does not answer for a client if one pool's list fails and the others lack it", async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();
  cognito.failures.push(new Error('down'));

  await expect(poolOf(aRecordNaming({ clientId: 'foreign' }))).rejects.toThrow('down');
  expect(await poolOf(aRecordNaming({ clientId: 'app' }))).toEqual({ userPoolId: 'eu-west-1_Two' });
});

test('after a failure the list is read again a minute later, not sooner', async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();
  const record = aRecordNaming({ clientId: 'web' });
  cognito.throttle(1);

  await expect(poolOf(record)).rejects.toThrow('slow down');
  cognito.newCalls();
  await expect(poolOf(record)).rejects.toMatchObject({ code: 'CLIENT_LIST_TOO_OLD' });
  cognito.now += minute;
  expect(await poolOf(record)).toEqual({ userPoolId: 'eu-west-1_One' });
  expect(asked(cognito)).toBe(1);
});

test('takes clients named like properties of every object for clients', async () => {
  const poolOf = new FakeCognitoPools().newEnvironment();

  for (const clientId of ['constructor', '__proto__'])
    expect(await poolOf(aRecordNaming({ clientId }))).toEqual({ nothing: 'CLIENT_UNKNOWN' });
});

describe('a client that was used just now', () => {
  const ask = (clientId: string, usedMsAgo: number) => {
    const cognito = new FakeCognitoPools();
    const at = new Date(cognito.now - usedMsAgo).toISOString();
    return cognito.newEnvironment()(aRecordNaming({ clientId }, { at }));
  };

  test('is of the pool whose list has it', async () => {
    expect(await ask('web', 0)).toEqual({ userPoolId: 'eu-west-1_One' });
  });

  test('may be newer than a list without it, until that is five seconds younger', async () => {
    await expect(ask('foreign', 4_999)).rejects.toMatchObject({ code: 'CLIENT_LIST_TOO_OLD' });
    expect(await ask('foreign', 5_000)).toEqual({ nothing: 'CLIENT_UNKNOWN' });
  });
});

test('a client that one pool lists is found, although the list of another fails', async () => {
  const cognito = new FakeCognitoPools();
  cognito.failures.push(undefined, new Error('down'));

  expect(await cognito.newEnvironment()(aRecordNaming({ clientId: 'web' }))).toEqual({ userPoolId: 'eu-west-1_One' });
});
