import { topicCheck } from '../../../../cli/doctor/topic-check.ts';
import type { TopicState } from '../../../../contracts/forwarder-check.ts';

type There = Extract<TopicState, { exists: true }>;

const aTopic = (over: Partial<There> = {}): TopicState => ({
  topic: 'events',
  exists: true,
  partitions: 6,
  replicationFactor: 3,
  minInSyncReplicas: 2,
  notWritable: [],
  ...over,
});

test('a topic that keeps what it has acknowledged is well', () => {
  expect(topicCheck(aTopic())).toEqual({
    check: 'topic.events',
    state: 'ok',
    text: '6 partitions, replication factor 3, min.insync.replicas 2; each partition accepts events',
  });
});

test('accepts a topic whose min.insync.replicas the brokers do not return', () => {
  const untold = { topic: 'events', exists: true, partitions: 6, replicationFactor: 3, notWritable: [] } as const;

  expect(topicCheck(untold)).toMatchObject({
    state: 'ok',
    text: expect.stringContaining('min.insync.replicas unknown') as string,
  });
});

test.each<[string, TopicState, 'warning' | 'problem', RegExp]>([
  ['a topic that is not there', { topic: 'events', exists: false }, 'problem', /does not exist/],
  ['partitions without enough replicas', aTopic({ notWritable: [1, 4] }), 'problem', /written to partition 1, 4$/],
  [
    'a single replica',
    aTopic({ replicationFactor: 1, minInSyncReplicas: 1 }),
    'warning',
    /if one broker fails, acknowledged events may be lost/,
  ],
  [
    'a single acknowledgement',
    aTopic({ minInSyncReplicas: 1 }),
    'warning',
    /if one broker fails, acknowledged events may be lost/,
  ],
])('prints %s with its fix', (_what, topic, state, text) => {
  expect(topicCheck(topic)).toMatchObject({
    check: 'topic.events',
    state,
    text: expect.stringMatching(text) as string,
    fix: expect.any(String) as string,
  });
});
