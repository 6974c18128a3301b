import { EventBridge, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue, type Queue } from './queue.ts';

let emulator: Emulator;
let events: EventBridge;
let queue: Queue;

beforeAll(async () => {
  emulator = await startEmulator();
  events = new EventBridge(emulator.settings);
  queue = await createQueue(emulator, 'events');
  await events.putRule({ Name: 'all', EventPattern: JSON.stringify({ 'detail-type': [{ exists: true }] }) });
  await events.putTargets({ Rule: 'all', Targets: [{ Id: 'queue', Arn: queue.arn }] });
});
afterAll(() => emulator.stop());

const anEntry = (over: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
  Source: 'test',
  DetailType: 'something happened',
  Detail: '{"n":1}',
  ...over,
});

interface DeliveredEvent {
  readonly source: string;
  readonly time: string;
  readonly detail: unknown;
}

const delivered = async (): Promise<readonly DeliveredEvent[]> =>
  (await queue.receive()).map(({ Body }) => JSON.parse(Body ?? '') as DeliveredEvent);

test.each(['Source', 'DetailType', 'Detail'] as const)(
  'refuses an entry without %s and takes the others',
  async (name) => {
    const incomplete = anEntry({ Source: 'incomplete', [name]: undefined });

    const result = await events.putEvents({ Entries: [incomplete, anEntry()] });

    expect(result.FailedEntryCount).toBe(1);
    expect(result.Entries).toEqual([
      {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      },
      { EventId: expect.any(String) as unknown },
    ]);
    expect(await delivered()).toMatchObject([{ source: 'test', detail: { n: 1 } }]);
  },
);

test.each([
  ['no JSON', '{"n":1'],
  ['an array', '[1]'],
  ['text', '"hello"'],
])('refuses an entry whose detail is %s', async (_what, Detail) => {
  const result = await events.putEvents({ Entries: [anEntry({ Detail })] });

  expect(result.Entries).toEqual([{ ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }]);
  expect(await delivered()).toEqual([]);
});

test('refuses a request of more than one megabyte as a whole', async () => {
  const Detail = JSON.stringify({ text: 'x'.repeat(600_000) });

  await expect(events.putEvents({ Entries: [anEntry({ Detail }), anEntry({ Detail })] })).rejects.toMatchObject({
    name: 'ValidationException',
  });
  expect(await delivered()).toEqual([]);
});

test('delivers an event with the time of its entry', async () => {
  await events.putEvents({ Entries: [anEntry({ Time: new Date('2024-02-29T12:34:56Z') })] });

  expect(await delivered()).toMatchObject([{ time: '2024-02-29T12:34:56Z' }]);
});

test.each([
  ['Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1', true],
  [undefined, false],
  ['Root=1-5759e988', false],
  ['garbage', false],
])('delivers the trace header %s outside of the event: %j', async (TraceHeader, isDelivered) => {
  await events.putEvents({ Entries: [anEntry({ TraceHeader })] });

  const { sqs, url } = queue;
  const { Messages } = await sqs.receiveMessage({ QueueUrl: url, MessageSystemAttributeNames: ['AWSTraceHeader'] });
  expect(Messages?.map(({ Attributes }) => Attributes?.AWSTraceHeader)).toEqual([
    isDelivered ? TraceHeader : undefined,
  ]);
  expect(Messages?.[0]?.Body).not.toContain('Root=');
});
