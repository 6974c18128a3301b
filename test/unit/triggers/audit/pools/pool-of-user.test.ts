import fc from 'fast-check';
import { poolOfUser } from '../../../../../triggers/audit/pools/pool-of-user.ts';
import { aRecordNaming, FakeCognitoPools } from '../../../../given/fakes/fake-cognito-pools.ts';

const one = { userPoolId: 'eu-west-1_One' };
const two = { userPoolId: 'eu-west-1_Two' };
const other = { nothing: 'OTHER_POOL' };
const minute = 60_000;

/** A record of a call with the user's own access token. */
const selfService = (sub: string) => aRecordNaming({ sub });
const deletion = (sub: string, at?: string) =>
  aRecordNaming({ sub }, { eventName: 'DeleteUser', ...(at ? { at } : {}) });

test('asks Cognito once for records of the same user that come at the same time', async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();

  expect(await Promise.all([1, 2, 3].map(() => poolOf(selfService('ann'))))).toEqual([one, one, one]);
  expect(cognito.calls).toEqual(['user ann in eu-west-1_One']);
});

test('asks again after ten minutes for a user without an observed pool', async () => {
  const cognito = new FakeCognitoPools();
  const poolOf = cognito.newEnvironment();
  const asked = ['user zoe in eu-west-1_One', 'user zoe in eu-west-1_Two'];

  expect(await poolOf(selfService('zoe'))).toEqual(other);
  cognito.now += 9 * minute;
  expect(await poolOf(selfService('zoe'))).toEqual(other);
  expect(cognito.newCalls()).toEqual(asked);
  cognito.now += minute;
  expect(await poolOf(selfService('zoe'))).toEqual(other);
  expect(cognito.newCalls()).toEqual(asked);
});

test.each(['TooManyRequestsException', 'AccessDeniedException', 'InternalErrorException', 'TimeoutError'])(
  '%s is not an answer: the next record asks again',
  async (name) => {
    const cognito = new FakeCognitoPools();
    const poolOf = cognito.newEnvironment();
    cognito.failures.push(Object.assign(new Error('no'), { name }));

    await expect(poolOf(selfService('zoe'))).rejects.toMatchObject({ name });
    expect(await poolOf(selfService('zoe'))).toEqual(other);
  },
);

test('finds a user of another pool although one pool does not answer', async () => {
  const cognito = new FakeCognitoPools();
  cognito.failures.push(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));

  expect(await cognito.newEnvironment()(selfService('bob'))).toEqual(two);
});

test('a throttled call is the last one of a search', async () => {
  const cognito = new FakeCognitoPools();
  cognito.throttle(1);

  await expect(cognito.newEnvironment()(selfService('bob'))).rejects.toThrow('slow down');
  expect(cognito.calls).toHaveLength(1);
});

describe('a user who has deleted the own account', () => {
  test('is known to the environment that saw the user before', async () => {
    const cognito = new FakeCognitoPools();
    const poolOf = cognito.newEnvironment();
    await poolOf(selfService('ann'));
    cognito.pools['eu-west-1_One']?.users.splice(0);

    expect(await poolOf(deletion('ann'))).toEqual(one);
  });

  test('is known to a new environment by the table, without a question to Cognito', async () => {
    const cognito = new FakeCognitoPools();
    cognito.table?.set('dora', 'eu-west-1_Two');

    expect(await cognito.newEnvironment()(deletion('dora'))).toEqual(two);
    expect(cognito.calls).toEqual([]);
  });

  test('is unknown without an earlier event, and Cognito is not asked', async () => {
    const cognito = new FakeCognitoPools();

    expect(await cognito.newEnvironment()(deletion('dora'))).toEqual({ nothing: 'USER_UNKNOWN' });
    expect(cognito.calls).toEqual([]);
  });

  test("is undecided for five minutes, until the user's events have reached the table", async () => {
    const cognito = new FakeCognitoPools();
    const poolOf = cognito.newEnvironment();
    const record = deletion('dora', new Date(cognito.now).toISOString());

    await expect(poolOf(record)).rejects.toMatchObject({ code: 'USER_NOT_KNOWN_YET' });
    cognito.now += 5 * minute - 1;
    await expect(poolOf(record)).rejects.toMatchObject({ code: 'USER_NOT_KNOWN_YET' });
    cognito.table?.set('dora', 'eu-west-1_One');
    expect(await poolOf(record)).toEqual(one);
  });

  test('is undecided while the table does not answer', async () => {
    const cognito = new FakeCognitoPools();
    cognito.isTableDown = true;

    await expect(cognito.newEnvironment()(deletion('dora'))).rejects.toThrow('table down');
  });

  test('is unknown at once without a table', async () => {
    const cognito = new FakeCognitoPools();
    cognito.table = undefined;
    const record = deletion('dora', new Date(cognito.now).toISOString());

    expect(await cognito.newEnvironment()(record)).toEqual({ nothing: 'USER_UNKNOWN' });
  });

  test('is of another pool if Cognito had answered so before the deletion', async () => {
    const cognito = new FakeCognitoPools();
    const poolOf = cognito.newEnvironment();
    await poolOf(selfService('zoe'));

    expect(await poolOf(deletion('zoe', new Date(cognito.now + minute).toISOString()))).toEqual(other);
  });

  test('is not taken for one of another pool because Cognito no longer has the user', async () => {
    const cognito = new FakeCognitoPools();
    const poolOf = cognito.newEnvironment();
    const record = deletion('dora');
    // An earlier call of the user, whose record arrives after the deletion.
    await poolOf(selfService('dora'));
    cognito.table?.set('dora', 'eu-west-1_One');

    expect(await poolOf(record)).toEqual(one);
  });
});

test('takes a user from the table, as of another pool if it is no longer observed', async () => {
  const cognito = new FakeCognitoPools();
  cognito.table?.set('ann', 'eu-west-1_One').set('old', 'eu-west-1_Former');
  const poolOf = cognito.newEnvironment();

  expect(await poolOf(selfService('ann'))).toEqual(one);
  expect(await poolOf(selfService('old'))).toEqual(other);
  expect(cognito.calls).toEqual([]);
});

test('asks for strings of 128 characters, and ignores longer ones', async () => {
  const asked: string[] = [];
  const { find, learn, recall } = poolOfUser({
    userPoolIds: [one.userPoolId],
    hasUser: (_pool, subject) => Promise.resolve(asked.push(subject) > 0),
    now: () => 0,
  });
  const sought = (length: number) => ({ subject: 'x'.repeat(length), at: new Date(0), isDeleted: false });
  learn('x'.repeat(129), one.userPoolId);

  expect([await find(sought(128), 0), await find(sought(129), 0)]).toEqual([one, 'other']);
  expect(asked).toEqual(['x'.repeat(128)]);
  expect([128, 129].map((length) => recall(sought(length)))).toEqual([one, undefined]);
});

test('remembers a limited number of users, the newest ones', async () => {
  const asked: string[] = [];
  const { find } = poolOfUser({
    userPoolIds: [one.userPoolId],
    hasUser: (_pool, subject) => Promise.resolve(asked.push(subject) > 0),
    now: () => 0,
  });
  const findNumber = (number: number) => find({ subject: `user ${number}`, at: new Date(0), isDeleted: false }, 0);
  for (let number = 0; number <= 10_000; number += 1) await findNumber(number);
  asked.splice(0);

  await findNumber(10_000);
  await findNumber(1);
  await findNumber(0);
  expect(asked).toEqual(['user 0']);
});

test('never names a pool that does not have the user, whatever fails in whatever order', async () => {
  const outcome = fc.constantFrom('answer', 'TooManyRequestsException', 'InternalErrorException');
  const step = fc.record({
    subject: fc.constantFrom('ann', 'bob', 'zoe'),
    outcomes: fc.array(outcome, { maxLength: 3 }),
  });
  const expected = { ann: one, bob: two, zoe: other } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const cognito = new FakeCognitoPools();
      const poolOf = cognito.newEnvironment();
      for (const { subject, outcomes } of steps) {
        cognito.failures = outcomes.map((name) =>
          name === 'answer' ? undefined : Object.assign(new Error(name), { name }),
        );
        const found = await poolOf(selfService(subject)).catch((error: unknown) => (error as Error).name);
        const isFailure = typeof found === 'string';
        expect(isFailure ? outcomes : expected[subject]).toEqual(isFailure ? expect.arrayContaining([found]) : found);
      }
    }),
  );
});
