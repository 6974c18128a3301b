import { DynamoDbError, dynamoDb } from '../../../../triggers/known-users/dynamodb.ts';

/** A DynamoDB that answers with these, or throws those that are errors; keeps the requests. */
function fakeDynamoDb(...answers: readonly (readonly [status: number, body: string] | Error)[]) {
  const left = [...answers];
  const requests: { readonly url: string; readonly init: RequestInit }[] = [];
  const paused: number[] = [];
  const call = dynamoDb({
    region: 'eu-west-1',
    endpoint: 'https://dynamodb.eu-west-1.amazonaws.com',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' },
    fetch: (url, init) => {
      requests.push({ url: typeof url === 'string' ? url : 'another', init: init ?? {} });
      const answer = left.shift();
      if (answer === undefined || answer instanceof Error) return Promise.reject(answer ?? new Error('no answer left'));
      return Promise.resolve(new Response(answer[1], { status: answer[0] }));
    },
    now: () => new Date('2026-11-30T01:02:03Z'),
    pause: (ms) => Promise.resolve(void paused.push(ms)),
  });
  return { call, requests, paused };
}

const problem = (name: string): [number, string] => [400, `{"__type":"com.amazonaws.dynamodb.v20120810#${name}"}`];

test('posts the operation and its input, signed, and returns the answer', async () => {
  const { call, requests } = fakeDynamoDb([200, '{"Item":{"sub":{"S":"ann"}}}']);

  expect(await call('GetItem', { TableName: 'users' })).toEqual({ Item: { sub: { S: 'ann' } } });
  expect(requests).toMatchObject([
    {
      url: 'https://dynamodb.eu-west-1.amazonaws.com',
      init: {
        method: 'POST',
        body: '{"TableName":"users"}',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'DynamoDB_20120810.GetItem',
          'x-amz-security-token': 'token',
          authorization: expect.stringContaining('Credential=AKID/20261130/eu-west-1/dynamodb/aws4_request') as string,
        },
      },
    },
  ]);
});

test.each([
  ['a lost connection', new Error('reset')],
  ['an error of DynamoDB', [500, '{"__type":"InternalServerError"}'] as const],
  ['a gateway', [503, '<html>'] as const],
  ['an error without a name', [500, ''] as const],
  ['a throttled call', problem('ThrottlingException')],
  ['a throttled table', problem('ProvisionedThroughputExceededException')],
])('calls again after %s', async (_what, answer) => {
  const { call, paused } = fakeDynamoDb(answer, answer, [200, '{}']);

  expect(await call('GetItem', {})).toEqual({});
  expect(paused).toEqual([50, 200]);
});

test('gives up after three calls, with the code of the last', async () => {
  const { call, requests } = fakeDynamoDb(new Error('reset'), new Error('reset'), [503, '']);

  await expect(call('GetItem', {})).rejects.toMatchObject({ name: 'DynamoDbError', code: 'HTTP_503' });
  expect(requests).toHaveLength(3);
});

test.each(['AccessDeniedException', 'ResourceNotFoundException', 'ValidationException'])(
  'does not repeat a call after %s',
  async (name) => {
    const { call, requests } = fakeDynamoDb(problem(name));

    await expect(call('GetItem', {})).rejects.toMatchObject({ code: name, retriable: false });
    expect(requests).toHaveLength(1);
  },
);

test('an error quotes nothing of the request or the answer', async () => {
  const { call } = fakeDynamoDb([400, '{"__type":"ValidationException","message":"ann is not a key"}']);
  const error = await call('GetItem', { Key: { sub: { S: 'ann' } } }).catch((cause: unknown) => cause);

  expect(error).toBeInstanceOf(DynamoDbError);
  expect((error as Error).message).toBe('DynamoDB: ValidationException');
});

test('an error has the code, whatever spaces are around it', async () => {
  const { call } = fakeDynamoDb([400, '{ "__type" : "ValidationException" }']);

  await expect(call('GetItem', {})).rejects.toMatchObject({ code: 'ValidationException' });
});

test('an error has the lost connection as its cause', async () => {
  const cause = new Error('reset');
  const { call } = fakeDynamoDb(cause, cause, cause);

  await expect(call('GetItem', {})).rejects.toMatchObject({ code: 'NO_ANSWER', cause });
});
