import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { handler, requireEventBus } from '../../../../infra/deploy-checks/event-bus-exists.ts';
import { awsEnvironment } from '../../../../local/rig/aws-environment.ts';

/** A client that keeps what it was asked, and rejects with the error if there is one. */
function fakeClient(error?: Error) {
  const asked: unknown[] = [];
  const send = ({ input }: DescribeEventBusCommand) => {
    asked.push(input);
    return error ? Promise.reject(error) : Promise.resolve({ Name: input.Name });
  };
  return { asked, client: { send } as unknown as Pick<EventBridgeClient, 'send'> };
}

const anError = (name: string, message: string): Error => Object.assign(new Error(message), { name });

test('a bus that can be described exists', async () => {
  const { client, asked } = fakeClient();

  await expect(requireEventBus(client, 'our-own-bus')).resolves.toEqual({
    keyArn: undefined,
    hasDeadLetterQueue: false,
  });
  expect(asked).toEqual([{ Name: 'our-own-bus' }]);
});

test('tells the key of a bus, and whether it has a dead-letter queue', async () => {
  const KmsKeyIdentifier = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  const send = () => Promise.resolve({ KmsKeyIdentifier, DeadLetterConfig: { Arn: 'arn:queue' } });

  expect(await requireEventBus({ send } as Pick<EventBridgeClient, 'send'>, 'our-own-bus')).toEqual({
    keyArn: KmsKeyIdentifier,
    hasDeadLetterQueue: true,
  });
});

test('a bus that does not exist is named, with what would happen and what to do', async () => {
  const cause = anError('ResourceNotFoundException', 'Event bus our-own-bus does not exist.');

  await expect(requireEventBus(fakeClient(cause).client, 'our-own-bus')).rejects.toMatchObject({
    message:
      'The EventBridge bus "our-own-bus" does not exist in this account and Region; every event sent to it would be ' +
      'lost silently. Correct eventBus.name in the configuration, or leave it out to have a bus created.',
    cause,
  });
});

const noPause = () => Promise.resolve();

test('asks again when the role is not allowed yet', async () => {
  const { client, asked } = fakeClient();
  const denied = anError('AccessDeniedException', 'not authorized to perform events:DescribeEventBus');
  const refused: Error[] = [denied, denied];
  const send = (command: DescribeEventBusCommand) => {
    const error = refused.pop();
    return error ? Promise.reject(error) : client.send(command);
  };
  const pauses: number[] = [];

  await requireEventBus({ send } as typeof client, 'our-own-bus', (attempt) =>
    Promise.resolve(void pauses.push(attempt)),
  );

  expect(pauses).toEqual([1, 2]);
  expect(asked).toEqual([{ Name: 'our-own-bus' }]);
});

test('a bus that cannot be read is not said to be missing', async () => {
  const cause = anError('AccessDeniedException', 'not authorized to perform events:DescribeEventBus');

  await expect(requireEventBus(fakeClient(cause).client, 'our-own-bus', noPause)).rejects.toMatchObject({
    message: expect.stringContaining(
      '"our-own-bus" cannot be read: not authorized to perform events:DescribeEventBus;',
    ) as string,
    cause,
  });
});

describe('as a custom resource', () => {
  let server: Server;
  let asked: string[];

  // EventBridge's own answers over HTTP: "our-own-bus" exists, and no other.
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { Name } = JSON.parse(body) as { Name: string };
        asked.push(Name);
        const known = Name === 'our-own-bus';
        response.writeHead(known ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify(known ? { Name } : { __type: 'ResourceNotFoundException', message: 'none' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    Object.assign(process.env, awsEnvironment(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => {
    server.close();
  });

  test.each(['Create', 'Update'] as const)('%s asks for the bus, and gives its name and a stable id', async (type) => {
    const answer = await handler({ RequestType: type, ResourceProperties: { eventBusName: 'our-own-bus' } });

    expect(asked).toEqual(['our-own-bus']);
    expect(answer).toEqual({
      PhysicalResourceId: 'event-bus-exists-our-own-bus',
      Data: { eventBusName: 'our-own-bus' },
    });
  });

  test.each(['Create', 'Update'] as const)('%s fails when EventBridge does not know the bus', async (type) => {
    await expect(handler({ RequestType: type, ResourceProperties: { eventBusName: 'our-own-buss' } })).rejects.toThrow(
      /^The EventBridge bus "our-own-buss" does not exist/,
    );
  });

  test('Delete asks nothing: a stack can be deleted after its bus', async () => {
    const answer = await handler({ RequestType: 'Delete', ResourceProperties: { eventBusName: 'gone' } });

    expect(asked).toEqual([]);
    expect(answer.PhysicalResourceId).toBe('event-bus-exists-gone');
  });
});
