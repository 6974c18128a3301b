import { knownUsersTable } from '../../../../triggers/known-users/known-users-table.ts';

type Call = readonly [operation: string, input: unknown];

/** The table over a DynamoDB that gives these answers, one after the other, and then empty ones. */
function aTable(...answers: readonly Readonly<Record<string, unknown>>[]) {
  const left = [...answers];
  const calls: Call[] = [];
  const call = (operation: string, input: object) => {
    calls.push([operation, input]);
    return Promise.resolve(left.shift() ?? {});
  };
  const pausesMs: number[] = [];
  const pause = (ms: number) => Promise.resolve(void pausesMs.push(ms));
  return { calls, pausesMs, table: knownUsersTable(call, 'users', pause) };
}

const user = (subject: string) => ({ subject, userPoolId: 'eu-west-1_One', expires: 1_800_000_000 });
const item = (subject: string) => ({ sub: { S: subject }, pool: { S: 'eu-west-1_One' }, expires: { N: '1800000000' } });
const names = (count: number) => Array.from({ length: count }, (_, index) => `user ${index}`);

test('gets a user by sub', async () => {
  const { calls, table } = aTable({ Item: item('ann') });

  expect(await table.get('ann')).toEqual(user('ann'));
  expect(calls).toEqual([['GetItem', { TableName: 'users', Key: { sub: { S: 'ann' } } }]]);
});

test.each([
  [{}],
  [{ Item: {} }],
  [{ Item: { sub: { S: 'ann' }, pool: { N: '1' } } }],
  [{ Item: { pool: { S: 'p' } } }],
  [{ Item: 'text' }],
])('has no user in the answer %j', async (answer) => {
  expect(await aTable(answer).table.get('ann')).toBeUndefined();
});

test('gets users a hundred at a time, and again those that DynamoDB left out', async () => {
  const { calls, table } = aTable(
    { Responses: { users: [item('user 0')] }, UnprocessedKeys: { users: { Keys: [{ sub: { S: 'user 1' } }] } } },
    { Responses: { users: [item('user 1')] }, UnprocessedKeys: {} },
    { Responses: { users: [item('user 100')] } },
  );

  expect(await table.getAll(names(101))).toEqual(['user 0', 'user 1', 'user 100'].map(user));
  expect(calls.map(([operation]) => operation)).toEqual(Array(3).fill('BatchGetItem'));
  expect(calls.slice(1).map(([, input]) => input)).toEqual(
    ['user 1', 'user 100'].map((name) => ({ RequestItems: { users: { Keys: [{ sub: { S: name } }] } } })),
  );
});

test('puts users twenty-five at a time, and again those that DynamoDB left out', async () => {
  const put = (name: string) => ({ PutRequest: { Item: item(name) } });
  const { calls, table } = aTable({ UnprocessedItems: { users: [put('user 3')] } });

  await table.putAll(names(26).map(user));
  expect(calls).toEqual([
    ['BatchWriteItem', { RequestItems: { users: names(25).map(put) } }],
    ['BatchWriteItem', { RequestItems: { users: [put('user 3')] } }],
    ['BatchWriteItem', { RequestItems: { users: [put('user 25')] } }],
  ]);
});

test('omits users and keys that DynamoDB returns without a name', async () => {
  const { calls, table } = aTable({
    Responses: { users: [{}, item('ann')] },
    UnprocessedKeys: { users: { Keys: [{ sub: {} }] } },
  });

  expect(await table.getAll(['ann', 'bob'])).toEqual([user('ann')]);
  expect(calls).toHaveLength(1);
});

test('rejects where DynamoDB leaves the same out again and again', async () => {
  const left = { UnprocessedKeys: { users: { Keys: [{ sub: { S: 'ann' } }] } } };

  const { table, pausesMs } = aTable(left, left, left, left, left);

  await expect(table.getAll(['ann'])).rejects.toMatchObject({ code: 'UNPROCESSED', retriable: true });
  expect(pausesMs).toEqual([50, 100, 200, 400, 800]);
});

test('asks for nothing where there is nobody', async () => {
  const { calls, table } = aTable();

  await table.putAll([]);

  expect([await table.getAll([]), calls]).toEqual([[], []]);
});
