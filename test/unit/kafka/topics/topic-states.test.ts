import type { PartitionState, TopicAdmin } from '../../../../kafka/topics/topic-admin.ts';
import { topicStates } from '../../../../kafka/topics/topic-states.ts';
import { refused } from '../../../given/builders/a-kafka-error.ts';
import { silentTopicAdmin, unknownTopic } from '../../../given/fakes/fake-topic-admin.ts';

/** Brokers that have topics with these partitions; undefined for a topic that they do not know. */
function anAdmin(
  topics: Readonly<Record<string, readonly PartitionState[] | Error | undefined>>,
  minInSync?: string,
): TopicAdmin {
  return {
    ...silentTopicAdmin,
    partitionsOf: ([name = '']) => {
      const partitions = topics[name] ?? unknownTopic();
      return partitions instanceof Error ? Promise.reject(partitions) : Promise.resolve(partitions);
    },
    settingsOf: (_topic, names) =>
      minInSync === undefined
        ? Promise.reject(new Error('TOPIC_AUTHORIZATION_FAILED'))
        : Promise.resolve(new Map(names.map((name) => [name, minInSync]))),
  };
}

const sound = { leader: 1, replicas: [1, 2, 3], inSync: [1, 2, 3] };

test('describes each topic, in order, and a missing one as missing', async () => {
  const partitions = [
    { ...sound, partition: 0 },
    { ...sound, partition: 1, replicas: [1, 2], inSync: [1, 2] },
  ];

  expect(await topicStates(anAdmin({ logins: partitions }, '2'), ['tokens', 'logins'])).toEqual([
    { topic: 'tokens', exists: false },
    {
      topic: 'logins',
      exists: true,
      partitions: 2,
      replicationFactor: 2,
      minInSyncReplicas: 2,
      notWritable: [],
    },
  ]);
});

test('names the partitions without a leader or with too few replicas, in order', async () => {
  const partitions = [
    { ...sound, partition: 10, leader: -1, inSync: [] },
    { ...sound, partition: 0, inSync: [1] },
    { ...sound, partition: 2, inSync: [1, 2] },
    { ...sound, partition: 9, leader: -1 },
    { ...sound, partition: 1, leader: 0 },
  ];

  expect(await topicStates(anAdmin({ logins: partitions }, '2'), ['logins'])).toMatchObject([
    { partitions: 5, notWritable: [0, 9, 10] },
  ]);
});

test('takes one replica for enough if this user may not read the configuration', async () => {
  const partitions = [
    { ...sound, partition: 0, inSync: [1] },
    { ...sound, partition: 1, inSync: [] },
  ];

  const [state] = await topicStates(anAdmin({ logins: partitions }), ['logins']);

  expect(state).toMatchObject({ notWritable: [1] });
  expect(state).not.toHaveProperty('minInSyncReplicas');
});

test('rejects when the brokers do not answer', async () => {
  const error = refused();

  await expect(topicStates(anAdmin({ logins: error }), ['logins'])).rejects.toBe(error);
});
