import { text } from 'node:stream/consumers';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { listen } from '../../../local/rig/listen.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { everythingRole, startEmulator, type Emulator } from './emulator.ts';
import { createQueue } from './queue.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;
let events: EventBridge;

beforeAll(async () => {
  emulator = await startEmulator();
  events = new EventBridge(emulator.settings);
});
afterAll(() => emulator.stop());

const publish = (EventBusName: string) =>
  events.putEvents({ Entries: [{ EventBusName, Source: 'shop', DetailType: 'order placed', Detail: '{"n":1}' }] });

test('an archive stores matching events for a replay, and follows the template', async () => {
  const queue = await createQueue(emulator, 'orders');
  const template = (RetentionDays: number) => ({
    Resources: {
      Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'shop' } },
      Archive: {
        Type: 'AWS::Events::Archive',
        Properties: {
          SourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] },
          EventPattern: { source: ['shop'] },
          RetentionDays,
        },
      },
    },
    Outputs: { Name: { Value: { Ref: 'Archive' } }, Arn: { Value: { 'Fn::GetAtt': ['Archive', 'Arn'] } } },
  });
  const stack = await deployStack(emulator, 'archive', template(14));
  const { Name: ArchiveName = '', Arn } = stack.outputs;

  await publish('shop');

  expect(Arn).toBe(`arn:aws:events:${region}:${accountId}:archive/${ArchiveName}`);
  expect(await events.describeArchive({ ArchiveName })).toMatchObject({ EventCount: 1, RetentionDays: 14 });

  await stack.update(template(30));
  await events.putRule({ Name: 'late', EventBusName: 'shop', EventPattern: '{"source":["shop"]}' });
  await events.putTargets({ Rule: 'late', EventBusName: 'shop', Targets: [{ Id: 'queue', Arn: queue.arn }] });
  await events.startReplay({
    ReplayName: 'again',
    EventSourceArn: Arn,
    EventStartTime: new Date(Date.now() - 3_600_000),
    EventEndTime: new Date(Date.now() + 60_000),
    Destination: { Arn: `arn:aws:events:${region}:${accountId}:event-bus/shop` },
  });

  expect(JSON.parse((await queue.next()).Body ?? '')).toMatchObject({ 'replay-name': 'again', detail: { n: 1 } });
  expect(await events.describeArchive({ ArchiveName })).toMatchObject({ EventCount: 1, RetentionDays: 30 });
  await events.removeTargets({ Rule: 'late', EventBusName: 'shop', Ids: ['queue'] });
  await events.deleteRule({ Name: 'late', EventBusName: 'shop' });
  await stack.remove();
  expect((await events.listArchives({})).Archives).toEqual([]);
});

test("an API destination receives a rule's events with its connection's authorization", async () => {
  const calls: { readonly key: unknown; readonly body: string }[] = [];
  const { port, stop } = await listen((request, response) => {
    void text(request).then((body) => {
      calls.push({ key: request.headers['x-key'], body });
      response.end();
    });
  });
  const template = (path: string) => ({
    Resources: {
      Connection: {
        Type: 'AWS::Events::Connection',
        Properties: {
          AuthorizationType: 'API_KEY',
          AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
        },
      },
      Destination: {
        Type: 'AWS::Events::ApiDestination',
        Properties: {
          ConnectionArn: { 'Fn::GetAtt': ['Connection', 'Arn'] },
          HttpMethod: 'POST',
          InvocationEndpoint: `http://127.0.0.1:${port}${path}`,
        },
      },
      Rule: {
        Type: 'AWS::Events::Rule',
        Properties: {
          EventPattern: { source: ['shop'] },
          Targets: [
            {
              Id: 'a',
              Arn: { 'Fn::GetAtt': ['Destination', 'Arn'] },
              RoleArn: everythingRole,
              InputPath: '$.detail',
            },
          ],
        },
      },
    },
    Outputs: { Name: { Value: { Ref: 'Destination' } } },
  });
  const stack = await deployStack(emulator, 'destination', template('/first'));

  await publish('default');

  await waitFor(() => Promise.resolve(calls[0]), { what: 'the event', timeoutMs: 10_000 });
  expect(calls).toEqual([{ key: 'secret', body: '{"n":1}' }]);
  const { outputs } = await stack.update(template('/second'));
  expect(outputs).toEqual(stack.outputs);
  expect(await events.describeApiDestination({ Name: outputs['Name'] })).toMatchObject({
    InvocationEndpoint: `http://127.0.0.1:${port}/second`,
  });
  await stack.remove();
  expect((await events.listConnections({})).Connections).toEqual([]);
  stop();
});
