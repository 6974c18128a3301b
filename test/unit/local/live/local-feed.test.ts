import type { ReceivedEvent } from '../../../../live/events/received-event.ts';
import { localFeed } from '../../../../local/live/local-feed.ts';
import { aReadRecord, fakeReader } from '../../../given/fakes/fake-reader.ts';

/** A started feed over a reader whose records the test sends. */
async function aFeed(connect?: () => Promise<never>) {
  const reader = fakeReader();
  const steps: string[] = [];
  const events: ReceivedEvent[] = [];
  const problems: (string | undefined)[] = [];
  const feed = localFeed({
    pipeline: { bootstrap: '127.0.0.1:9092', topic: 'identity-events' },
    connect: connect ?? (() => Promise.resolve(reader.reader)),
    bus: {
      refresh: () => void steps.push('refresh'),
      arrived: (id) => void steps.push(`arrived ${id}`),
      publishedMs: (id) => (id === 'known' ? 500 : undefined),
    },
    onRecord: ({ offset }) => void steps.push(`record ${offset}`),
  });
  await feed.start({
    onEvent: (event) => {
      steps.push('event');
      events.push(event);
    },
    onFeed: (_feed, problem) => void problems.push(problem?.code),
  });
  return { feed, reader, steps, events, problems };
}

test('reads the record of the bus before it notes that Kafka has the event', async () => {
  const { feed, reader, steps, events } = await aFeed();
  reader.send(aReadRecord({ value: '{"id":"known"}', offset: '4' }));
  await feed.close();

  expect(steps).toEqual(['refresh', 'arrived known', 'record 4', 'event']);
  expect(events).toMatchObject([{ publishedMs: 500, acknowledgedMs: 1_000, place: { offset: '4' } }]);
});

test.each([null, '', 'no json', '[]', '{}', '{"id":{}}'])('shows the record %j, which has no id', async (value) => {
  const { feed, reader, steps, events } = await aFeed();
  reader.send(aReadRecord({ value }));
  await feed.close();

  expect(steps).toEqual(['refresh', 'record 0', 'event']);
  expect(events).toMatchObject([{ text: value ?? '', publishedMs: undefined }]);
});

test('says that Kafka cannot be reached', async () => {
  const { feed, problems } = await aFeed(() => Promise.reject(new Error('ECONNREFUSED')));
  await feed.close();

  expect(problems[0]).toBe('KAFKA_UNREACHABLE');
});

test('has no problem once it reads, and ends the reader', async () => {
  const { feed, reader, problems } = await aFeed();
  await feed.close();

  expect([problems, reader.closed()]).toEqual([[undefined], 1]);
});

test('offers only the topic', async () => {
  const { feed } = await aFeed();
  await feed.close();

  expect(await feed.choose('bus')).toEqual({ from: 'topic', topics: ['identity-events'] });
});
