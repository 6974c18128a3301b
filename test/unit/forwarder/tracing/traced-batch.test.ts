import type { TracingConfig } from '../../../../forwarder/config.ts';
import { createHandler } from '../../../../forwarder/handler.ts';
import { createTracing } from '../../../../forwarder/tracing/dependencies.ts';
import { exportLimits } from '../../../../forwarder/tracing/span-exporter.ts';
import type { Failure } from '../../../../kafka/failures/failure.ts';
import type { Message } from '../../../../kafka/records/message.ts';
import type { Outgoing } from '../../../../kafka/records/read-batch.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../../../../local/rig/otlp-receiver.ts';
import { parseTraceparent, toTraceparent, toXRayHeader } from '../../../../platform/trace-context.ts';
import { poisonous, retriable } from '../../../given/builders/a-failure.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anSqsEvent } from '../../../given/builders/an-sqs-event.ts';
import { aTrace } from '../../../given/builders/a-trace.ts';
import { acceptingPorts } from '../../../given/fakes/accepting-ports.ts';

let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(() => {
  receiver.stop();
});

const beginMs = Date.UTC(2026, 10, 24, 3, 12, 47);
const invocation = aTrace({ traceId: '6745a1f4ffffffffffffffffffffffff', spanId: 'ffffffffffffffff' });
const login = aTrace();

/** A forwarder that exports its spans to the receiver. A delivery takes 40 ms of its clock. */
function aForwarder(over: Partial<TracingConfig> = {}) {
  const records: Outgoing['record'][] = [];
  const lines: string[] = [];
  let failing: Readonly<Record<string, Failure['cause']>> = {};
  let nowMs = beginMs;
  const begin = createTracing(
    {
      mode: 'w3c',
      otlpEndpoint: receiver.endpoint,
      daemonAddress: '127.0.0.1:2000',
      traceHeader: () => toXRayHeader(invocation),
      functionName: 'forwarder',
      region: 'eu-west-1',
      ...over,
    },
    { queue: 'events', bus: 'identity' },
  );
  const handler = createHandler({
    ...acceptingPorts,
    cluster: {
      ...acceptingPorts.cluster,
      deliver: (outgoing) => {
        records.push(...outgoing.map(({ record }) => record));
        nowMs += 40;
        const failures = outgoing.flatMap(({ message }): Failure[] => {
          const cause = failing[message.id];
          return cause ? [{ message, cause }] : [];
        });
        return Promise.resolve({ failures, possibleDuplicates: 0 });
      },
    },
    log: (line) => void lines.push(line),
    now: () => nowMs,
    tracing: () => Promise.resolve(begin()),
  });
  return {
    records,
    dropped: () => lines.map((line) => (JSON.parse(line) as Record<string, unknown>)['SpansDropped']),
    forward: async (messages: readonly Message[], causes: typeof failing = {}) => {
      failing = causes;
      const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 60_000 };
      const { Records } = anSqsEvent(messages);
      const withHeaders = Records.map((record, nth) => ({
        ...record,
        attributes: { ...record.attributes, AWSTraceHeader: messages[nth]?.traceHeader },
      }));
      return handler({ Records: withHeaders }, context);
    },
  };
}

const loginEvent = { time: '2026-11-24T03:12:45.123Z', traceparent: toTraceparent(login) };

/** A message with an event of the login, as it comes from the bus. */
const traced = (over: Partial<Message> = {}, event: Parameters<typeof anEvent>[0] = {}) =>
  aMessage({
    sentMs: Date.UTC(2026, 10, 24, 3, 12, 46),
    traceHeader: toXRayHeader({ ...login, sampled: false }),
    body: JSON.stringify(anEvent({ ...loginEvent, ...event })),
    ...over,
  });

const named = (name: string) => receiver.spans.filter((span) => span.name === name);
const nanoseconds = (ms: number) => `${ms}000000`;

test('a login has one trace from the invocation of its trigger to the record', async () => {
  const { forward, records } = aForwarder();
  await forward([traced()]);
  const [send] = named('send events');

  expect(named('publish identity')).toMatchObject([
    {
      service: 'cognito-to-kafka-trigger',
      traceId: login.traceId,
      spanId: login.spanId,
      startTimeUnixNano: nanoseconds(Date.UTC(2026, 10, 24, 3, 12, 45, 123)),
      endTimeUnixNano: nanoseconds(Date.UTC(2026, 10, 24, 3, 12, 46)),
    },
  ]);
  expect(send).toMatchObject({
    traceId: login.traceId,
    parentSpanId: login.spanId,
    startTimeUnixNano: nanoseconds(beginMs),
    endTimeUnixNano: nanoseconds(beginMs + 40),
    status: {},
  });
  expect(parseTraceparent(records[0]?.headers['traceparent'])).toEqual({ ...login, spanId: send?.spanId });
});

test('batch and records are linked in both directions', async () => {
  const other = aTrace({ traceId: '6745a1f30000000000000000000000aa', spanId: '00000000000000aa' });
  await aForwarder().forward([traced(), traced({}, { traceparent: toTraceparent(other) }), aMessage()]);

  expect(named('process events')).toMatchObject([
    {
      traceId: invocation.traceId,
      spanId: invocation.spanId,
      links: [login, other].map(({ traceId, spanId }) => ({ traceId, spanId })),
      attributes: { 'messaging.batch.message_count': '3', 'faas.invocation_id': 'request-1' },
    },
  ]);
  for (const send of named('send events')) {
    expect(send.links).toEqual([{ traceId: invocation.traceId, spanId: invocation.spanId }]);
  }
});

test('spans contain neither the user nor data of the event', async () => {
  const event = anEvent(loginEvent);
  await aForwarder().forward([traced({ body: JSON.stringify(event) })]);

  expect(receiver.spans).toHaveLength(3);
  const text = JSON.stringify(receiver.spans);
  for (const value of [event.subject ?? '', event.data.username ?? '', event.data.clientId ?? '']) {
    expect(value).not.toBe('');
    expect(text).not.toContain(value);
  }
});

test('events of one invocation share its span, until the last is in the queue', async () => {
  const later = Date.UTC(2026, 10, 24, 3, 12, 46, 500);
  await aForwarder().forward([traced(), traced({ sentMs: later }), traced()]);

  expect(named('publish identity')).toMatchObject([{ endTimeUnixNano: nanoseconds(later) }]);
  expect(named('send events')).toHaveLength(3);
});

test('each attempt has a span, and the invocation only after the last attempt', async () => {
  const { forward } = aForwarder();
  await forward([traced({ id: 'm' })], { m: retriable });

  expect(named('publish identity')).toEqual([]);
  await forward([traced({ id: 'm', receiveCount: 2 })], { m: poisonous });
  expect(named('publish identity')).toHaveLength(1);
  expect(named('send events').map(({ status }) => status.message)).toEqual(['ECONNREFUSED', 'NOT_JSON']);
  expect(named('process events').map(({ attributes }) => attributes['error.type'])).toEqual([
    'ECONNREFUSED',
    'NOT_JSON',
  ]);
});

test('a message that replay sent has no second span of its invocation', async () => {
  await aForwarder().forward([traced({ replayed: true })]);

  expect(named('publish identity')).toEqual([]);
  expect(named('send events')).toHaveLength(1);
});

test.each(['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '2026-99-99T99:99:99Z'])(
  'an event that claims to be of %s has a time that OTLP can have',
  async (time) => {
    await aForwarder().forward([traced({}, { time })]);
    const [span] = named('publish identity');
    const [start, end] = [BigInt(span?.startTimeUnixNano ?? -1), BigInt(span?.endTimeUnixNano ?? -1)];

    expect(start).toBeGreaterThanOrEqual(0n);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBe(BigInt(nanoseconds(Date.UTC(2026, 10, 24, 3, 12, 46))));
  },
);

test('a batch links to as many logins as a span may have links, and counts the others', async () => {
  await aForwarder().forward(Array.from({ length: 130 }, () => traced()));

  expect(named('process events')).toMatchObject([{ links: { length: 128 }, droppedLinksCount: 2 }]);
});

test('a trace that is not sampled reaches the consumer, and has no spans', async () => {
  const { forward, records } = aForwarder();
  const unsampled = toTraceparent({ ...login, sampled: false });
  await forward([traced({}, { traceparent: unsampled })]);

  expect(records[0]?.headers).toHaveProperty('traceparent', unsampled);
  expect(receiver.requests).toEqual([]);
});

test.each(['', 'garbage', `${loginEvent.traceparent}\r\nevil: 1`, '00-0-0-01'])(
  'an event with the malformed traceparent %j is delivered, without the header',
  async (traceparent) => {
    const { forward, records } = aForwarder();

    expect(await forward([traced({ traceHeader: `Root=${traceparent}` }, { traceparent })])).toEqual({
      batchItemFailures: [],
    });
    expect(records).toMatchObject([{ headers: { 'content-type': expect.anything() as unknown } }]);
    expect(records[0]?.headers).not.toHaveProperty('traceparent');
  },
);

test('without a trace header of its own, the batch has a trace with new ids', async () => {
  await aForwarder({ traceHeader: () => undefined }).forward([traced()]);
  const [batch] = named('process events');

  expect(batch?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(named('send events')[0]?.links).toEqual([{ traceId: batch?.traceId, spanId: batch?.spanId }]);
});

test('a receiver that hangs delays one batch by the limit, and fails none', async () => {
  const { forward, records, dropped } = aForwarder();
  receiver.answer('nothing');
  const begin = performance.now();
  await forward([traced()]);
  const first = performance.now() - begin;
  for (let batch = 0; batch < 20; batch++) expect(await forward([traced()])).toEqual({ batchItemFailures: [] });

  expect(records).toHaveLength(21);
  expect(first).toBeLessThan(exportLimits.waitMs * 3);
  expect(performance.now() - begin - first).toBeLessThan(exportLimits.waitMs);
  expect(receiver.requests).toHaveLength(1);
  expect(dropped()).toEqual(Array.from({ length: 21 }, () => 0));
});

test('a receiver that does not exist fails no batch, and dropped spans are counted', async () => {
  receiver.stop();
  const { forward, records, dropped } = aForwarder();
  const batch = Array.from({ length: 500 }, () => traced());
  for (let count = 0; count < 5; count++) expect(await forward(batch)).toEqual({ batchItemFailures: [] });

  expect(records).toHaveLength(2500);
  // Each batch has a span for each record, one for itself, and one for the only invocation.
  expect(dropped()).toEqual([0, 0, 0, 0, 2510 - exportLimits.queued]);
});

test('a receiver that refuses the spans fails no batch, and the spans are counted', async () => {
  receiver.answer(400);
  const { forward, dropped } = aForwarder();

  expect(await forward([traced()])).toEqual({ batchItemFailures: [] });
  expect(dropped()).toEqual([3]);
});
