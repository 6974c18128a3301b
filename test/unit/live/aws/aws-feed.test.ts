import { awsFeed, type AwsFeedOptions } from '../../../../live/aws/aws-feed.ts';
import type { ReceivedEvent } from '../../../../live/events/received-event.ts';
import type { EventFeed } from '../../../../live/wire/abilities.ts';
import type { PanelProblem } from '../../../../live/wire/panel-problem.ts';
import type { Reader, ReadRecord } from '../../../../kafka/reader.ts';
import { waitFor } from '../../../../local/rig/wait-for.ts';
import { fakeTemporary } from '../../../given/fakes/fake-temporary.ts';

const place = { partition: 'aws', service: 'sqs', region: 'eu-west-1', accountId: '111122223333', resource: 'events' };
const nowMs = Date.parse('2026-11-24T10:00:00Z');
const record: ReadRecord = {
  topic: 'events',
  partition: 2,
  offset: '7',
  key: null,
  value: '{}',
  headers: {},
  timestampMs: nowMs,
};

/** A reader that reads one record, or that no connection reaches. */
function aReader(failure?: Error): Reader {
  return {
    endsOf: () =>
      failure ? Promise.reject(failure) : Promise.resolve([{ topic: 'events', partition: 2, offset: '7' }]),
    read: (_begin, onRecord) => {
      onRecord(record);
      return Promise.resolve();
    },
    failure: () => undefined,
    close: () => Promise.resolve(),
  };
}

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });

/** A feed, and what its listener has received. */
function feedWith({ reader = aReader(refused), temporary = fakeTemporary(), ...over }: Partial<Given> = {}) {
  const feeds: [EventFeed, PanelProblem | undefined][] = [];
  const events: ReceivedEvent[] = [];
  const lines: string[] = [];
  let count = 0;
  const port = awsFeed({
    stack: 'Shop',
    bus: 'identity',
    place: () => Promise.resolve(place),
    kafka: { topics: ['events'], connect: () => Promise.resolve(reader) },
    temporary: temporary.port,
    clock: { now: () => new Date(nowMs) },
    owner: { machine: 'abc', process: 1 },
    isRunning: () => false,
    newId: () => `id${(count += 1)}`,
    explain: () => undefined,
    report: (line) => void lines.push(line),
    retryMs: 1,
    ...over,
  });
  const start = () =>
    port.start({
      onEvent: (event) => void events.push(event),
      onFeed: (feed, problem) => void feeds.push([feed, problem]),
    });
  return { port, start, feeds, events, lines, temporary };
}

interface Given extends Omit<AwsFeedOptions, 'temporary'> {
  readonly reader: Reader;
  readonly temporary: ReturnType<typeof fakeTemporary>;
}

test('reads the topic if Kafka is reachable, and creates nothing', async () => {
  const { port, start, feeds, events, temporary } = feedWith({ reader: aReader() });
  await start();
  await port.close();

  expect(feeds).toEqual([[{ from: 'topic', topics: ['events'] }, undefined]]);
  expect(events).toMatchObject([{ text: '{}', place: { topic: 'events', partition: 2, offset: '7' } }]);
  expect(temporary.queues()).toEqual([]);
});

test('offers the bus with its names and its cost if Kafka is not reachable', async () => {
  const { port, start, feeds, temporary } = feedWith();
  await start();
  await port.close();

  expect(feeds[0]).toEqual([
    {
      from: 'nowhere',
      offered: {
        rule: 'cognito-to-kafka-live-id1',
        queue: 'cognito-to-kafka-live-id1',
        cost: expect.stringMatching(/USD per million events/) as string,
      },
    },
    expect.objectContaining({ panel: 'events', text: expect.stringMatching(/^This machine cannot read/) as string }),
  ]);
  expect(temporary.queues()).toEqual([]);
});

test('shows why the settings of Kafka are unknown', async () => {
  const problem = { panel: 'events', code: 'MISSING_PERMISSION', text: 'No.', fix: 'Allow it.' } as const;
  const { port, start, feeds } = feedWith({ kafka: { problem } });
  await start();
  await port.close();

  expect(feeds).toEqual([[expect.objectContaining({ from: 'nowhere' }), problem]]);
});

test('names the permission for the secret of Kafka', async () => {
  const cause = Object.assign(new Error('not authorized to perform: secretsmanager:GetSecretValue'), {
    name: 'AccessDeniedException',
  });
  const { port, start, feeds } = feedWith({ reader: aReader(new Error('no secret', { cause })) });
  await start();
  await port.close();

  expect(feeds[0]?.[1]).toMatchObject({
    code: 'MISSING_PERMISSION',
    permission: 'secretsmanager:GetSecretValue',
  });
});

test('shows the events of the bus after consent, and removes both at its end', async () => {
  const { port, start, feeds, events, temporary } = feedWith();
  await start();
  const [feed, again] = await Promise.all([port.choose('bus'), port.choose('bus')]);
  temporary.send('{"publishedAt":"2026-11-24T09:59:59Z","event":{"id":"1"}}');
  await waitFor(() => events.length > 0, { what: 'the event', timeoutMs: 5_000 });
  const during = [temporary.queues(), temporary.rules()];
  await port.close();

  expect(feed).toEqual({ from: 'bus', bus: 'identity', rule: 'cognito-to-kafka-live-id1' });
  expect(again).toEqual(feed);
  expect(feeds.at(-1)).toEqual([feed, undefined]);
  expect(events).toEqual([{ text: '{"id":"1"}', consumedMs: nowMs, publishedMs: nowMs - 1_000 }]);
  expect(during).toEqual([['cognito-to-kafka-live-id1'], ['cognito-to-kafka-live-id1']]);
  expect([temporary.queues(), temporary.rules()]).toEqual([[], []]);
});

test('allows only its own rule to send to the queue', async () => {
  const { port, start, temporary } = feedWith();
  await start();
  await port.choose('bus');
  await port.close();

  expect(temporary.policies.map((policy) => JSON.parse(policy) as unknown)).toMatchObject([
    {
      Statement: [
        {
          Resource: 'arn:aws:sqs:eu-west-1:111122223333:cognito-to-kafka-live-id1',
          Condition: {
            ArnEquals: {
              'aws:SourceArn': 'arn:aws:events:eu-west-1:111122223333:rule/identity/cognito-to-kafka-live-id1',
            },
          },
        },
      ],
    },
  ]);
});

test('removes the queue if EventBridge refuses the rule, and still offers the bus', async () => {
  const temporary = fakeTemporary({ refusesRule: new Error('refused') });
  const { port, start, feeds } = feedWith({ temporary });
  await start();
  await expect(port.choose('bus')).rejects.toThrow('refused');
  await port.close();

  expect(temporary.queues()).toEqual([]);
  expect(feeds.at(-1)?.[0].from).toBe('nowhere');
});

test('reports a rule that it could not remove, and ends', async () => {
  const { port, start, lines } = feedWith({ temporary: fakeTemporary({ keeps: new Error('throttled') }) });
  await start();
  await port.choose('bus');
  await port.close();

  expect(lines).toEqual([
    expect.stringMatching(/^Failed to remove .*-id1 \(throttled\)\. The next run removes them\.$/),
  ]);
});

test('goes back from the bus to the topic, and offers a new name', async () => {
  const { port, start, temporary, feeds } = feedWith();
  await start();
  await port.choose('bus');
  await port.choose('topic');
  const left = temporary.queues();
  await port.close();

  expect(left).toEqual([]);
  expect(feeds.at(-1)?.[0]).toMatchObject({ offered: { queue: 'cognito-to-kafka-live-id2' } });
});

test('names the permission if the queue cannot be read', async () => {
  const { port, start, feeds, temporary } = feedWith();
  await start();
  await port.choose('bus');
  temporary.fail(Object.assign(new Error('no'), { name: 'AccessDenied' }));
  await waitFor(() => feeds.at(-1)?.[1]?.permission === 'sqs:ReceiveMessage', { what: 'problem', timeoutMs: 5_000 });
  await port.close();

  expect(feeds.at(-1)?.[0].from).toBe('bus');
});

test('removes the rule and the queue that a killed run has left, and no others', async () => {
  const temporary = fakeTemporary();
  const tags = {
    'cognito-to-kafka': 'live',
    stack: 'Shop',
    machine: 'abc',
    process: '7',
    'alive-until': '2026-11-24T10:05:00Z',
  };
  const queue = (name: string, more: object) => {
    temporary.put({ name: `cognito-to-kafka-live-${name}`, url: name, tags: { ...tags, ...more } });
  };
  queue('killed', {});
  queue('silent', { machine: 'other', 'alive-until': '2026-11-24T09:59:00Z' });
  queue('alive', { machine: 'other' });
  queue('running', { process: '8' });
  queue('elsewhere', { stack: 'Shop-Test' });
  queue('foreign', { 'cognito-to-kafka': '' });
  const { port, start, lines } = feedWith({ temporary, isRunning: (process) => process === 8 });
  await start();
  await port.close();

  expect(temporary.queues().map((name) => name.replace('cognito-to-kafka-live-', ''))).toEqual([
    'alive',
    'running',
    'elsewhere',
    'foreign',
  ]);
  expect(lines).toHaveLength(2);
});
