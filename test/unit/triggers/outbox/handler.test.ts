import type { SQSRecord } from 'aws-lambda';
import { publishToEventBus, type Publish } from '../../../../triggers/publish/event-bus.ts';
import type { SendToDeadLetterQueue, Unpublishable } from '../../../../triggers/publish/outbox.ts';
import { createOutboxHandler } from '../../../../triggers/outbox/handler.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeEventBridge } from '../../../given/fakes/fake-event-bridge.ts';

const nowMs = Date.UTC(2026, 10, 24, 3, 12, 45);

/** The messages of a batch: events, or bodies as they are. The nth has the id `mN`, and is N minutes old. */
const batchOf = (...bodies: readonly (object | string)[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { SentTimestamp: String(nowMs - 60_000 * index) },
  })) as SQSRecord[],
});

const padded = (bytes: number) => anEvent({ data: { ...anEvent().data, username: 'x'.repeat(bytes) } });

interface OutboxOptions {
  readonly publish?: Publish;
  /** Messages that the dead-letter queue accepts. @default - all */
  readonly sendToDeadLetterQueue?: SendToDeadLetterQueue | 'none';
}

/** The outbox's function over a bus with EventBridge's limits, and a dead-letter queue that keeps its messages. */
function outbox({ publish, sendToDeadLetterQueue }: OutboxOptions = {}) {
  const bus = fakeEventBridge();
  const deadLettered: Unpublishable[] = [];
  const logged: string[] = [];
  const keep: SendToDeadLetterQueue = (messages) => {
    deadLettered.push(...messages);
    return Promise.resolve([]);
  };
  const handler = createOutboxHandler({
    publish: publish ?? publishToEventBus(bus.putEvents, 'bus'),
    sendToDeadLetterQueue: sendToDeadLetterQueue === 'none' ? undefined : (sendToDeadLetterQueue ?? keep),
    log: (line) => void logged.push(line),
    bus: 'identity',
    now: () => nowMs,
  });
  const lines = () => logged.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { handler, deadLettered, lines, ...bus };
}

const left = (...ids: readonly string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

test('publishes events to the bus, and counts them by its name', async () => {
  const events = [anEvent(), anEvent()];
  const { handler, taken, lines } = outbox();

  await expect(handler(batchOf(...events))).resolves.toEqual(left());

  expect(taken).toEqual(events.map((event) => JSON.stringify(event)));
  expect(lines()).toMatchObject([
    {
      level: 'info',
      message: 'outbox batch processed',
      received: 2,
      EventsRecovered: 2,
      EventsUnpublishable: 0,
      OldestInOutboxMilliseconds: 0,
      EventBusName: 'identity',
      _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']] }] },
    },
  ]);
  expect(lines()[0]).not.toHaveProperty('code');
});

test('publishes ten large events at once that exceed one call together', async () => {
  const { handler, taken } = outbox();

  await expect(handler(batchOf(...Array.from({ length: 10 }, () => padded(124_000))))).resolves.toEqual(left());
  expect(taken).toHaveLength(10);
});

test('keeps events that the bus refuses for now, and publishes the others', async () => {
  const { handler, deadLettered, lines } = outbox({
    publish: (events) => Promise.resolve(events.slice(1, 2).map((event) => ({ event, code: 'ThrottlingException' }))),
  });

  await expect(handler(batchOf(anEvent(), anEvent(), anEvent()))).resolves.toEqual(left('m1'));

  expect(deadLettered).toEqual([]);
  expect(lines()).toMatchObject([
    { level: 'warn', code: 'ThrottlingException', EventsRecovered: 2, EventsUnpublishable: 0 },
  ]);
});

test('reports the age of the oldest remaining message, not of published ones', async () => {
  const { handler, lines } = outbox({
    publish: (events) => Promise.resolve(events.slice(0, 3).map((event) => ({ event, code: 'ThrottlingException' }))),
  });

  await handler(batchOf(anEvent(), anEvent(), anEvent(), anEvent()));

  expect(lines()).toMatchObject([{ OldestInOutboxMilliseconds: 120_000 }]);
});

test('reports no age for a message without a time of sending', async () => {
  const { handler, lines } = outbox({
    publish: (events) => Promise.resolve(events.map((event) => ({ event, code: 'ThrottlingException' }))),
  });
  const [record] = batchOf(anEvent()).Records.map(({ messageId, body }) => ({ messageId, body }));

  await handler({ Records: [record] as SQSRecord[] });

  expect(lines()).toMatchObject([{ OldestInOutboxMilliseconds: 0 }]);
});

test('dead-letters an unpublishable message once, byte for byte, and delays no other', async () => {
  const bodies = [
    'no JSON \u00e9',
    '{ "specversion": "1.0" }',
    JSON.stringify({ ...anEvent(), type: 'cognito.new.v1' }),
  ];
  const large = padded(1_048_576);
  const { handler, deadLettered, taken, lines } = outbox();

  await expect(handler(batchOf(...bodies, large, anEvent()))).resolves.toEqual(left());

  expect(taken).toHaveLength(1);
  expect(deadLettered).toEqual([
    { messageId: 'm0', body: bodies[0], code: 'NOT_JSON' },
    { messageId: 'm1', body: bodies[1], code: 'NOT_A_CLOUD_EVENT' },
    { messageId: 'm2', body: bodies[2], code: 'UNKNOWN_TYPE' },
    { messageId: 'm3', body: JSON.stringify(large), code: 'EVENT_TOO_LARGE' },
  ]);
  expect(lines()).toMatchObject([{ level: 'error', EventsRecovered: 1, EventsUnpublishable: 4 }]);
});

test('dead-letters an event that violates its schema with the property, not its value', async () => {
  const body = JSON.stringify({ ...anEvent(), time: 'ann@example.org' });
  const { handler, deadLettered } = outbox();

  await handler(batchOf(body));

  expect(deadLettered).toEqual([
    {
      messageId: 'm0',
      body,
      code: 'SCHEMA_VIOLATED',
      detail: expect.stringMatching(
        /^time: found a string of 15 characters; allowed: a string that matches /,
      ) as string,
    },
  ]);
});

test('keeps a message that the dead-letter queue rejects, without counting it yet', async () => {
  const { handler, lines } = outbox({ sendToDeadLetterQueue: (messages) => Promise.resolve(messages.slice(1)) });

  await expect(handler(batchOf('no', 'JSON', anEvent()))).resolves.toEqual(left('m1'));
  expect(lines()).toMatchObject([{ level: 'error', EventsRecovered: 1, EventsUnpublishable: 1 }]);
});

test('keeps such messages without a dead-letter queue, until SQS moves them', async () => {
  const { handler, lines } = outbox({ sendToDeadLetterQueue: 'none' });

  await expect(handler(batchOf('no JSON', anEvent()))).resolves.toEqual(left('m0'));
  expect(lines()).toMatchObject([{ level: 'warn', code: 'NOT_JSON', EventsRecovered: 1, EventsUnpublishable: 0 }]);
});

test('stops waiting for a bus that hangs before Lambda ends the function', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const { handler } = outbox({
    publish: (_events, signal) => {
      signals.push(signal);
      return Promise.resolve([]);
    },
  });

  await handler(batchOf(anEvent()));

  expect(signals).toEqual([expect.any(AbortSignal)]);
});

test('calls the bus with no batch without an event', async () => {
  const publish = () => Promise.reject(new Error('not asked for'));
  const { handler, deadLettered, lines } = outbox({ publish });

  await expect(handler(batchOf('{"half'))).resolves.toEqual(left());
  await expect(handler(batchOf())).resolves.toEqual(left());

  expect(deadLettered).toEqual([{ messageId: 'm0', body: '{"half', code: 'NOT_JSON' }]);
  expect(lines()).toMatchObject([
    { level: 'error', code: 'NOT_JSON', EventsUnpublishable: 1 },
    { level: 'info', received: 0 },
  ]);
});
