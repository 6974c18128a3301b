import { topicCreation } from '../../../../kafka/topics/topic-creation.ts';
import type { TopicAdmin } from '../../../../kafka/topics/topic-admin.ts';
import { aProtocolError, retriesExceeded } from '../../../given/builders/a-kafka-error.ts';
import { silentTopicAdmin, unknownTopic } from '../../../given/fakes/fake-topic-admin.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const settings = { partitions: 6, replicationFactor: 3 };

/** Brokers that know a created topic at the nth question. */
function brokersThatKnowAfter(questions: number, onQuestion: () => void = () => undefined) {
  let asked = 0;
  const partitionsOf = () => {
    asked += 1;
    onQuestion();
    return asked < questions ? Promise.reject(unknownTopic()) : Promise.resolve([]);
  };
  const admin: TopicAdmin = { ...silentTopicAdmin, create: () => Promise.resolve(), partitionsOf };
  return { admin, asked: () => asked };
}

/** Creates topics; the requests to create, and the time until the creation ended. */
async function created(topics: readonly string[], create: () => Promise<void> = () => Promise.resolve()) {
  const begin = Date.now();
  const requests: unknown[] = [];
  let asked = 0;
  const admin: TopicAdmin = {
    ...silentTopicAdmin,
    create: (...request) => {
      requests.push(request);
      return create();
    },
    partitionsOf: () => {
      asked += 1;
      return Promise.resolve([]);
    },
  };
  const creating = topicCreation(settings)
    .create(admin, topics)
    .then((error) => ({ error, tookMs: Date.now() - begin }));
  await jest.advanceTimersByTimeAsync(60_000);
  return { ...(await creating), requests, asked };
}

test('creates one topic per request, with its partitions and replicas', async () => {
  const { requests, error, tookMs } = await created(['logins', 'tokens']);

  expect(requests).toEqual(
    ['logins', 'tokens'].map((topic) => [topic, { partitions: 6, replicationFactor: 3, timeoutMs: 8000 }]),
  );
  expect([error, tookMs]).toEqual([undefined, 0]);
});

test('waits until the brokers know a created topic, and asks ten times per second', async () => {
  jest.useRealTimers();
  const begin = performance.now();
  const { admin, asked } = brokersThatKnowAfter(3);

  await expect(topicCreation(settings).create(admin, ['logins'])).resolves.toBeUndefined();

  expect(asked()).toBe(3);
  expect(performance.now() - begin).toBeGreaterThan(190);
});

test('waits eight seconds at most for brokers that do not know a created topic', async () => {
  jest.useRealTimers();
  let nowMs = 0;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => nowMs);
  const { admin, asked } = brokersThatKnowAfter(Infinity, () => (nowMs += 4000));

  await topicCreation(settings).create(admin, ['logins']);
  clock.mockRestore();

  expect(asked()).toBe(2);
});

test('ends a creation without an answer after eight seconds in all', async () => {
  const { error, tookMs, asked } = await created(['logins', 'tokens'], () => new Promise(() => undefined));

  expect(error?.message).toMatch(/^The topics logins, tokens cannot be created .* \(Error\)\. The user may lack/);
  expect([error?.code, asked]).toEqual(['KAFKA_TOPIC_MISSING', 0]);
  // The second topic gets the rest of the time, and a fake timer takes at least a millisecond.
  expect([8000, 8001]).toContain(tookMs);
});

test.each([
  ['by itself', aProtocolError('POLICY_VIOLATION', 44)],
  ['in another error', retriesExceeded(aProtocolError('POLICY_VIOLATION', 44))],
])('does not create a topic for a minute after a refusal that arrives %s', async (_how, refusal) => {
  const creation = topicCreation(settings);
  const admin: TopicAdmin = { ...silentTopicAdmin, create: () => Promise.reject(refusal) };
  const isAllowedAfterMs = (ms: number) => {
    jest.advanceTimersByTime(ms);
    return creation.isAllowed('logins');
  };

  const error = await creation.create(admin, ['logins']);

  expect(error).toMatchObject({ message: expect.stringContaining('(POLICY_VIOLATION)') as string, cause: refusal });
  expect([isAllowedAfterMs(0), isAllowedAfterMs(59_999), isAllowedAfterMs(1)]).toEqual([false, false, true]);
});
