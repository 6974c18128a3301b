import { randomUUID } from 'node:crypto';
import { loginPool } from '../../../../cli/smoke/login-pool.ts';
import { isTemporaryUser, temporaryUserPrefix } from '../../../../contracts/temporary-user.ts';
import { poolId } from '../../../given/builders/a-user-pool.ts';
import { fakeAws, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';

const now = new Date('2026-11-24T03:12:45Z');
const aName = () => `${temporaryUserPrefix}${randomUUID()}`;

type Answers = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => AwsAnswer>>;

/** A user pool over Cognito with these answers; the calls are kept. */
async function withPool<Result>(answers: Answers, work: (pool: ReturnType<typeof loginPool>) => Promise<Result>) {
  const aws = await fakeAws(({ operation, input }: AwsCall) => answers[operation]?.(input as object as never) ?? {});
  try {
    return { result: await work(loginPool({}, poolId, 'client')), calls: aws.calls };
  } finally {
    await aws.close();
  }
}

const described = (pool: object) => () => ({ UserPool: { Id: poolId, ...pool } });
const userAt = (Username: string, UserCreateDate: number, email?: string) => ({
  Username,
  UserCreateDate,
  Attributes: email === undefined ? [] : [{ Name: 'email', Value: email }],
});
const [old, young] = [now.getTime() / 1000 - 60, now.getTime() / 1000 + 60];

describe('temporary users of earlier runs', () => {
  test('are users of every page that have prefix and UUID and are older than the time', async () => {
    const [first, second] = [aName(), aName()];
    const pages = [
      [userAt(first, old), userAt(aName(), young), userAt(`${temporaryUserPrefix}of-another-team`, old)],
      [userAt(second, old), userAt(`${aName()}-2`, old)],
    ];
    const { result, calls } = await withPool(
      {
        DescribeUserPool: described({}),
        ListUsers: ({ PaginationToken }) =>
          PaginationToken === undefined ? { Users: pages[0], PaginationToken: 'next' } : { Users: pages[1] },
      },
      (pool) => pool.leftovers(now),
    );

    expect(result).toEqual([first, second]);
    expect(calls.at(-1)?.input).toMatchObject({
      Filter: `username ^= "${temporaryUserPrefix}"`,
      PaginationToken: 'next',
    });
  });

  test('are found by their email address in a pool of such names', async () => {
    const [name, id] = [aName(), randomUUID()];
    const { result, calls } = await withPool(
      {
        DescribeUserPool: described({ UsernameAttributes: ['email'] }),
        ListUsers: () => ({
          Users: [userAt(id, old, `${name}@example.invalid`), userAt(randomUUID(), old, `${name}@example.com`)],
        }),
      },
      (pool) => pool.leftovers(now),
    );

    expect(result).toEqual([id]);
    expect(calls.at(-1)?.input).toMatchObject({ Filter: `email ^= "${temporaryUserPrefix}"` });
  });
});

test.each([
  [[], /^cognito-to-kafka-smoke-[\da-f-]{36}$/, true],
  [['email'], /^cognito-to-kafka-smoke-[\da-f-]{36}@example\.invalid$/, false],
  [['phone_number', 'email'], /@example\.invalid$/, false],
])('names a user of a pool with the user names %j', async (UsernameAttributes, name, isInEvents) => {
  const { result } = await withPool({ DescribeUserPool: described({ UsernameAttributes }) }, (pool) => pool.newName());

  expect(result).toEqual({ name: expect.stringMatching(name) as string, isInEvents });
  expect(isTemporaryUser(result.name)).toBe(isInEvents);
});

test('has no name for a pool of phone numbers', async () => {
  const answers = { DescribeUserPool: described({ UsernameAttributes: ['phone_number'] }) };

  await expect(withPool(answers, (pool) => pool.newName())).rejects.toThrow('named by phone numbers');
});

test('gives each attribute that the pool requires a value of no person', async () => {
  const SchemaAttributes = ['sub', 'email', 'phone_number', 'name'].map((Name) => ({ Name, Required: true }));
  const name = aName();
  const { result, calls } = await withPool(
    {
      DescribeUserPool: described({ SchemaAttributes: [...SchemaAttributes, { Name: 'locale', Required: false }] }),
      AdminCreateUser: () => ({ User: { Username: name, Attributes: [{ Name: 'sub', Value: 's' }] } }),
    },
    (pool) => pool.signUp(name, new AbortController().signal),
  );

  expect(result).toEqual({ username: name, sub: 's' });
  expect(calls.find(({ operation }) => operation === 'AdminCreateUser')?.input).toMatchObject({
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: `${name}@example.invalid` },
      { Name: 'phone_number', Value: '+12065550100' },
      { Name: 'name', Value: 'temporary' },
    ],
  });
});

test('removes a user that does not exist without an error', async () => {
  const answers = { AdminDeleteUser: () => ({ status: 400, code: 'UserNotFoundException' }) };

  await expect(withPool(answers, (pool) => pool.remove(aName()))).resolves.toBeDefined();
});
