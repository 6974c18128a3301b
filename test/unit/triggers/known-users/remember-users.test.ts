import type { KnownUser } from '../../../../triggers/known-users/known-users-table.ts';
import { createRememberUsers } from '../../../../triggers/known-users/remember-users.ts';

const day = 24 * 3600;
const one = 'eu-west-1_One';

/** The function over a table in memory and a clock in days. */
function aWriter({ days = 400 } = {}) {
  const users = new Map<string, KnownUser>();
  const writes: string[][] = [];
  const logged: string[] = [];
  const time = { day: 20_000 };
  let isDown = false;
  const answer = <Result>(result: Result) => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(result));
  const handler = createRememberUsers({
    table: {
      getAll: (subjects) => answer(subjects.flatMap((subject) => users.get(subject) ?? [])),
      putAll: (some) => {
        writes.push(some.map(({ subject }) => subject));
        for (const user of some) users.set(user.subject, user);
        return answer(undefined);
      },
    },
    days,
    log: (line) => void logged.push(line),
    bus: 'identity',
    now: () => time.day * day * 1000,
  });
  const see = (...messages: readonly unknown[]) =>
    handler({
      Records: messages.map((message) => ({ body: typeof message === 'string' ? message : JSON.stringify(message) })),
    });
  return { users, writes, logged, time, see, fail: (down: boolean) => void (isDown = down) };
}

const shown = (subject: string, userPoolId = one) => ({ subject, userPoolId });

test('writes each user of a batch once, until so many days later', async () => {
  const { users, writes, see, logged } = aWriter();

  await see(shown('ann'), shown('bob'), shown('ann'));

  expect(writes).toEqual([['ann', 'bob']]);
  expect(users.get('ann')).toEqual({ subject: 'ann', userPoolId: one, expires: (20_000 + 400) * day });
  expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
    { level: 'info', message: 'users remembered', received: 3, UsersRemembered: 2, EventBusName: 'identity' },
  ]);
  expect(logged.join('')).not.toMatch(/ann|bob/);
});

test('writes a user who is known again only once a month', async () => {
  const { writes, see, time } = aWriter();

  for (time.day = 20_000; time.day < 20_060; time.day += 1) await see(shown('ann'));

  expect(writes.flatMap((subjects, day) => (subjects.length > 0 ? day : []))).toEqual([0, 30]);
});

test.each([1, 2, 10, 59, 400])('a user who logs in each day is remembered without a gap, of %i days', async (days) => {
  const { users, see, time } = aWriter({ days });

  for (time.day = 20_000; time.day < 20_500; time.day += 1) {
    await see(shown('ann'));
    expect((users.get('ann')?.expires ?? 0) / day - time.day).toBeGreaterThanOrEqual(days / 2);
  }
});

test('writes a user whose pool is another than the table has', async () => {
  const { users, see } = aWriter();

  await see(shown('ann', 'eu-west-1_Former'));
  await see(shown('ann'));

  expect(users.get('ann')?.userPoolId).toBe(one);
});

test.each([
  ['no JSON'],
  [7],
  [null],
  [[]],
  [{}],
  [{ subject: 'ann' }],
  [{ userPoolId: one }],
  [shown('x'.repeat(129))],
])('ignores %j, which no retry would change, and remembers the others', async (message) => {
  const { writes, see } = aWriter();

  await see(message, shown('bob'));
  expect(writes).toEqual([['bob']]);
});

test('remembers a user whose name is as long as names may be', async () => {
  const { users, see } = aWriter();

  await see(shown('x'.repeat(128)));
  expect(users.size).toBe(1);
});

test('rejects while the table does not take users, and then writes all of them', async () => {
  const { users, see, fail } = aWriter();

  fail(true);
  await expect(see(shown('ann'), shown('bob'))).rejects.toThrow('down');
  fail(false);
  await see(shown('ann'), shown('bob'));
  expect([...users.keys()]).toEqual(['ann', 'bob']);
});
