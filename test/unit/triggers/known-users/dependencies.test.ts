import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKnownUsers, openKnownUsers } from '../../../../triggers/known-users/dependencies.ts';

const lambda = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret' };
const config = { eventBusName: 'identity', knownUsersTable: 'users', days: 400 };
const requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
let server: Server;
let address: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      requests.push({ headers: request.headers, body });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => void requests.splice(0));

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_DYNAMODB'])('calls the table at the address in %s', async (name) => {
  const other = name === 'AWS_ENDPOINT_URL' ? {} : { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
  const table = openKnownUsers('users', { ...lambda, AWS_SESSION_TOKEN: 'token', ...other, [name]: address });

  expect(await table.get('ann')).toBeUndefined();
  expect(requests).toMatchObject([
    {
      headers: {
        'x-amz-target': 'DynamoDB_20120810.GetItem',
        authorization: expect.stringMatching(/Credential=AKID\/\d{8}\/eu-west-1\/dynamodb\//) as string,
        'x-amz-security-token': 'token',
      },
      body: '{"TableName":"users","Key":{"sub":{"S":"ann"}}}',
    },
  ]);
});

test('a batch of messages is written to the table', async () => {
  const handler = createKnownUsers(config, { ...lambda, AWS_ENDPOINT_URL: address });

  await handler({ Records: [{ body: '{"subject":"ann","userPoolId":"eu-west-1_One"}' }] });

  expect(requests.map(({ headers }) => headers['x-amz-target'])).toEqual([
    'DynamoDB_20120810.BatchGetItem',
    'DynamoDB_20120810.BatchWriteItem',
  ]);
});

test.each(['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('fails at the start without %s', (name) => {
  expect(() => openKnownUsers('users', { ...lambda, [name]: undefined })).toThrow(/AWS_REGION, AWS_ACCESS_KEY_ID/);
});

test.each([
  ['eu-west-1', 'https://dynamodb.eu-west-1.amazonaws.com'],
  ['cn-north-1', 'https://dynamodb.cn-north-1.amazonaws.com.cn'],
])('calls the table in %s at %s', async (region, endpoint) => {
  const fetching = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'));
  await openKnownUsers('users', { ...lambda, AWS_REGION: region }).get('ann');

  expect(fetching.mock.calls.map(([url]) => url)).toEqual([endpoint]);
  fetching.mockRestore();
});
